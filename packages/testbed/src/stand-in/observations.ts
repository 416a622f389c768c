import { EventEmitter } from 'node:events';
import type { CallKind, CallOutcome } from '../protocol/messages';

/** A challenge that was issued, and why. */
export interface IssuedChallenge {
  connectionId: number;
  kind: CallKind;
  challenge: string;
  /** The options' JSON; null for the checkpoint, whose page writes its own. */
  options: string | null;
  because: 'scanned' | 'repeated' | 'fetched' | 'checkpoint';
  issuedAt: number;
}

/** An assertion that a page sent, and what the judge said. */
export interface Delivery {
  connectionId: number;
  kind: CallKind;
  challenge: string;
  assertion: unknown;
  accepted: boolean;
  reason: string | null;
  at: number;
}

/** One `navigator.credentials.get()` of a page. Times: epoch milliseconds. */
export interface PageCall {
  connectionId: number;
  /** One id a load of the page. */
  page: string;
  call: number;
  kind: CallKind;
  challenge: string;
  /** `pending`, `resolved`, `gone` with its page, or an error's name. */
  outcome: CallOutcome;
  calledAt: number;
  settledAt: number | null;
}

/** What tests may look at; every addition is announced as `change`. */
export class Observations extends EventEmitter<{ change: []; stopped: [] }> {
  readonly challenges: IssuedChallenge[] = [];
  readonly deliveries: Delivery[] = [];
  readonly calls: PageCall[] = [];
  pageLoads = 0;

  constructor() {
    super();
    this.setMaxListeners(0);
  }

  announce(): void {
    this.emit('change');
  }

  recordPageLoad(): void {
    this.pageLoads += 1;
    this.announce();
  }

  recordChallenge(challenge: Omit<IssuedChallenge, 'issuedAt'>): void {
    this.challenges.push({ ...challenge, issuedAt: Date.now() });
    this.announce();
  }

  recordDelivery(delivery: Omit<Delivery, 'at'>): void {
    this.deliveries.push({ ...delivery, at: Date.now() });
    this.announce();
  }

  recordCall(
    news: Pick<
      PageCall,
      'connectionId' | 'page' | 'call' | 'kind' | 'challenge' | 'outcome'
    > & { at: number },
  ): void {
    const { at, ...call } = news;
    const known = this.calls.find(
      (other) => other.page === call.page && other.call === call.call,
    );
    if (known) {
      known.outcome = call.outcome;
      known.settledAt = at;
    } else {
      this.calls.push({ ...call, calledAt: at, settledAt: null });
    }
    this.announce();
  }
}
