import type { WatchPace } from '../../protocol/page-command';
import type { ModuleView } from '../../protocol/page-message';
import {
  EVENTS,
  PAIRING_CODE_EVENTS,
  SOCKET_EVENTS,
} from '../../protocol/whatsapp-names';
import { readModuleView } from './module-view';
import { setGateUp } from './modules';
import { now, startTimer, stopTimer, toJson } from './primordials';
import { send } from './send';
import { type Listeners, Subscriptions } from './subscriptions';

/** Events are the first signal; looking is the second, for those missed. */
const closelyMs = 250;
const distantlyMs = 1_000;
/** The page's modules load one by one; until then there is nothing to hear. */
const startMs = 60_000;

/** Follows what the page's modules say, by events and by looking. */
export class ModuleWatch {
  private readonly subscriptions = new Subscriptions();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pace: WatchPace = 'distantly';
  private last = '';

  /** `onLook` is called each time, whatever the modules say. */
  constructor(private readonly onLook: () => void) {}

  start(): void {
    this.onLook();
    this.look();
    stopTimer(this.timer);
    if (this.pace === 'asleep') return;
    this.timer = startTimer(() => this.start(), this.paceMs());
  }

  stop(): void {
    stopTimer(this.timer);
    this.subscriptions.end();
  }

  setPace(pace: WatchPace): void {
    this.pace = pace;
    setGateUp(pace === 'closely');
    this.start();
  }

  /** A call has come: it needs a clock, whether Node hears of it or not. */
  onCall(): void {
    if (this.pace === 'asleep') this.setPace('closely');
    else setGateUp(true);
  }

  private paceMs(): number {
    const isStarting = this.subscriptions.size < 2 && now() < startMs;
    return this.pace === 'closely' || isStarting ? closelyMs : distantlyMs;
  }

  /** Sends the view when it differs from the last one sent. */
  private look(): void {
    this.subscriptions.add('events', this.linkingListeners);
    this.subscriptions.add('socket', this.socketListeners);
    const modules = readModuleView();
    if (this.isNews(modules)) send({ type: 'modules', modules });
  }

  private isNews(modules: ModuleView): boolean {
    const text = toJson(modules);
    const isNews = text !== this.last;
    this.last = text;
    return isNews;
  }

  private readonly linkingListeners: Listeners = {
    [EVENTS.prologueRequested]: () =>
      send({ type: 'prologue', modules: readModuleView() }),
    [EVENTS.prologueSent]: () => this.look(),
    [EVENTS.codeReady]: (code, skipHandoffUx) =>
      send({
        type: 'code',
        code: String(code),
        selfConfirming: skipHandoffUx === true,
      }),
    [EVENTS.failed]: (reason) =>
      send({ type: 'error', reason: String(reason) }),
    ...Object.fromEntries(
      Object.entries(PAIRING_CODE_EVENTS).map(([type, state]) => [
        type,
        () => send({ type: 'pairing-code', state }),
      ]),
    ),
  };

  private readonly socketListeners: Listeners = Object.fromEntries(
    SOCKET_EVENTS.map((type) => [type, () => this.look()]),
  );
}
