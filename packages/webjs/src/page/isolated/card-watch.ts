import type { PageMessage } from '../../protocol/page-message';
import type { GateScreen } from './gate-screen';
import { readCard } from './read-card';

/**
 * A page that is at work mutates without pause: look at most this often. While
 * the gate is up every step counts, however short, and there is little to see.
 */
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
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closely = false;
  private isStale = false;
  private last = '';

  constructor(
    private readonly screen: GateScreen,
    private readonly send: (message: PageMessage) => void,
  ) {}

  start(): void {
    this.observer.observe(document, observed);
    this.look();
  }

  stop(): void {
    this.observer.disconnect();
    clearTimeout(this.timer);
  }

  lookClosely(closely: boolean): void {
    this.closely = closely;
    this.look();
  }

  look(): void {
    this.isStale = false;
    this.screen.look();
    const card = readCard(this.screen);
    const text = JSON.stringify(card);
    if (text === this.last) return;
    this.last = text;
    this.send({ type: 'card', card });
  }

  private onMutation(): void {
    this.isStale = true;
    if (this.closely) this.look();
    else if (this.timer === undefined) this.lookAndRest();
  }

  private lookAndRest(): void {
    this.look();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.isStale) this.lookAndRest();
    }, restMs);
  }
}
