import type {
  PasskeyAssertion,
  PasskeyHandoffView,
} from '@waha-passkey/contract';
import { handoffApi, NetworkError } from './handoff-api';
import {
  cleanAddress,
  createSecret,
  keptLink,
  toWholeLink,
  type OpenedLink,
} from './opened-link';

/** A request whose answer was lost is repeated this often. */
const tries = 3;

/** What the page may ask by its link: to look, and, once claimed, to act. */
export class LinkSession {
  constructor(private readonly link: OpenedLink) {
    keptLink.keep(link);
  }

  get isClaimed(): boolean {
    return this.link.claimed;
  }

  /** Null once it is claimed: the link is of no use elsewhere then. */
  get wholeLink(): string | null {
    return this.link.claimed ? null : toWholeLink(this.link);
  }

  /** Changes nothing. */
  look(): Promise<PasskeyHandoffView> {
    const { ticket, claim, claimed } = this.link;
    return handoffApi.read(claimed ? claim : ticket);
  }

  /** Spends the ticket, unless it is spent; the first thing a click does. */
  async claim(): Promise<void> {
    const { link } = this;
    if (link.claimed) return;
    await repeat(() => handoffApi.claim(link.ticket, link.claim));
    link.claimed = true;
    keptLink.keep(link);
    cleanAddress();
  }

  async submit(assertion: PasskeyAssertion): Promise<void> {
    await this.claim();
    await handoffApi.submit(this.link.claim, assertion);
  }

  async order(order: 'confirm' | 'reject' | 'cancel' | 'renew'): Promise<void> {
    await this.claim();
    await handoffApi.order(this.link.claim, order);
  }

  /** A link for another device; this one is spent. */
  async transfer(): Promise<string> {
    await this.claim();
    const next = createSecret();
    const { url } = await repeat(() =>
      handoffApi.transfer(this.link.claim, next),
    );
    keptLink.drop();
    return url;
  }
}

async function repeat<T>(request: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await request();
    } catch (error) {
      if (left === 0 || !(error instanceof NetworkError)) throw error;
    }
  }
}
