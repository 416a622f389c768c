import type { PageMessage } from '../../protocol/page-message';
import { readCard } from './read-card';

/** A page that is at work mutates without pause: look at most this often. */
const restMs = 100;

const observed: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['aria-disabled', 'aria-label', 'data-testid', 'disabled'],
};

/** The second signal for every step: what the document shows. */
export class CardWatch {
  private readonly observer = new MutationObserver(() => this.onMutation());
  private timer: number | undefined;
  private isStale = false;
  private last = '';

  constructor(private readonly send: (message: PageMessage) => void) {}

  start(): void {
    this.observer.observe(document, observed);
    this.look();
  }

  stop(): void {
    this.observer.disconnect();
    clearTimeout(this.timer);
  }

  private onMutation(): void {
    this.isStale = true;
    if (this.timer === undefined) this.look();
  }

  private look(): void {
    this.isStale = false;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.isStale) this.look();
    }, restMs);
    const card = readCard();
    const text = JSON.stringify(card);
    if (text === this.last) return;
    this.last = text;
    this.send({ type: 'card', card });
  }
}
