import { signingOrigin } from '@waha-passkey/signing';
import type { ConsoleRequest } from './console-request';

/** Loads nothing; the passkey needs no more than its origin. */
const consolePage = `${signingOrigin}/robots.txt`;

/** What the snippet tells the page that opened its tab. */
type ConsoleMessage =
  | { type: 'waha-passkey-ready' }
  | { type: 'waha-passkey-result'; assertion: unknown };

export interface ConsoleTabListener {
  /** The snippet waits: what shall it show and sign? */
  readonly readRequest: () => Promise<ConsoleRequest | null>;
  readonly takeAssertion: (event: MessageEvent, assertion: unknown) => void;
}

/**
 * The tab in which the visitor pastes the snippet. Messages count only from
 * that very window and from WhatsApp's origin.
 */
export class ConsoleTab {
  #tab: Window | null = null;

  constructor(private readonly listener: ConsoleTabListener) {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.source !== this.#tab || event.origin !== signingOrigin) return;
      const message = Object(event.data) as Partial<ConsoleMessage>;
      if (message.type === 'waha-passkey-ready') void this.#answer(this.#tab);
      if (message.type === 'waha-passkey-result') {
        this.listener.takeAssertion(event, message.assertion);
      }
    });
  }

  /** Call it from a click: browsers open no tab otherwise. */
  open(): void {
    this.#tab = window.open(consolePage);
  }

  /**
   * Whether a tab was opened that cannot be talked to: it was closed, or the
   * policies of both pages (COOP) cut them apart, which looks the same.
   */
  get isCut(): boolean {
    return this.#tab?.closed ?? false;
  }

  async #answer(tab: Window | null): Promise<void> {
    const request = await this.listener.readRequest().catch(() => null);
    if (request) tab?.postMessage({ request }, signingOrigin);
  }
}
