import type { WatchPace } from '../../protocol/page-command';
import type { PageMessage } from '../../protocol/page-message';
import type { GateScreen } from './gate-screen';
import { hasCheckpointIcon, readCard } from './read-card';

/**
 * A page that is at work mutates without pause: look at most this often. While
 * the gate is up every step counts, however short, and there is little to see.
 */
const restMs = 100;
/** A linked page may go on like that for weeks: the checkpoint can wait. */
const sleepMs = 2_000;

const observed: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['aria-disabled', 'aria-label', 'data-testid', 'disabled'],
};

const nodes: MutationObserverInit = { subtree: true, childList: true };

/** The second signal for every step: what the document shows. */
export class CardWatch {
  private readonly observer = new MutationObserver(() => this.onMutation());
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pace: WatchPace = 'distantly';
  private isUp = false;
  private isStale = false;
  private last = '';

  constructor(
    private readonly screen: GateScreen,
    private readonly send: (message: PageMessage) => void,
  ) {}

  start(): void {
    this.observe();
    this.look();
  }

  stop(): void {
    this.observer.disconnect();
    clearTimeout(this.timer);
  }

  setPace(pace: WatchPace): void {
    this.pace = pace;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.observe();
    this.look();
  }

  look(): void {
    this.isStale = false;
    this.screen.look();
    const card = readCard(this.screen);
    const text = JSON.stringify(card);
    if (text === this.last) return;
    this.last = text;
    this.isUp = card.checkpoint !== 'none';
    this.send({ type: 'card', card });
  }

  private onMutation(): void {
    this.isStale = true;
    if (this.pace !== 'asleep') this.screen.glance();
    if (this.pace === 'asleep') this.doze();
    else if (this.pace === 'closely') this.look();
    else if (this.timer === undefined) this.lookAndRest();
  }

  private observe(): void {
    this.observer.disconnect();
    this.observer.observe(document, this.pace === 'asleep' ? nodes : observed);
  }

  /** After one mutation none is heard of until the next look. */
  private doze(): void {
    this.observer.disconnect();
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.isUp || hasCheckpointIcon()) this.look();
      this.observe();
    }, sleepMs);
  }

  private lookAndRest(): void {
    this.look();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.isStale) this.lookAndRest();
    }, restMs);
  }
}
