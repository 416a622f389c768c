import type { PagePasskeyDriver } from '../driver/page-passkey-driver';
import { wrapMethod } from '../client/wrap-method';
import type { WppPage } from './wpp-page';

/** [2.3.3, 1.41.3] reported in the turn in which WPPConnect closes the page. */
const CLOSING = 'autocloseCalled';

/**
 * WPPConnect closes its page when nobody has logged in after `autoClose`: 60 s
 * by default, and an owner takes longer to sign. While a link is open it does
 * not; once that has ended without a link, it waits for as long again.
 */
export class AutoCloseHold {
  private readonly undo: (() => void)[];
  private isHeld = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly page: WppPage,
    private readonly driver: PagePasskeyDriver,
    private readonly closeMs: number,
  ) {
    this.undo = [
      wrapMethod(page, 'close', (close) => async (...args) => {
        if (!this.isHeld) return close(...args);
        this.isHeld = false;
        this.wait();
      }),
    ];
  }

  /** Called with each status, before its listener. */
  onStatus(status: string): void {
    if (status !== CLOSING || !this.driver.link.isOpen) return;
    this.isHeld = true;
    queueMicrotask(() => (this.isHeld = false));
  }

  release(): void {
    clearTimeout(this.timer);
    for (const restore of this.undo) restore();
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.driver.link.isOpen) return this.wait();
      if (!this.driver.isLinked) void this.page.close().catch(() => undefined);
    }, this.closeMs);
    this.timer.unref();
  }
}
