import type {
  ButtonName,
  PageCommand,
  PageCommandName,
} from '../../protocol/page-command';
import type { PageMessage } from '../../protocol/page-message';
import type { PageSignals } from '../../protocol/page-signals';
import { CHANNEL } from '../channel';
import { CardWatch } from './card-watch';
import { listSeenTestIds } from './find';
import { GateScreen, type GateSign } from './gate-screen';
import { MainWorld } from './main-world';
import {
  aimAtButton,
  clickButton,
  focusButton,
  placeButton,
} from './place-button';
import { PressGuard } from './press-guard';

declare const PASSKEY_CHANNEL: string;

type World = Record<string, unknown>;
type WatchCommand = Extract<PageCommand, { name: 'watch' }>;

const world = globalThis as unknown as World;

start();

function start(): void {
  const binding = world[PASSKEY_CHANNEL] as (payload: string) => void;
  const mainWorld = new MainWorld();
  const screen = new GateScreen(readSign);
  const watch = new CardWatch(screen, send);
  const guard = new PressGuard();

  function readSign(): GateSign {
    const text = mainWorld.ask(JSON.stringify({ name: 'sign' }));
    return (JSON.parse(text) as { reply?: GateSign }).reply;
  }

  function send(message: PageMessage): void {
    binding(JSON.stringify(message));
  }

  function onUp(event: Event): void {
    const { detail } = event as CustomEvent<unknown>;
    if (typeof detail !== 'string') return;
    binding(detail);
    screen.onMessage(JSON.parse(detail) as PageMessage);
  }

  document.addEventListener(CHANNEL.up, onUp);
  watch.start();

  /**
   * Called by Node with a command's name and text; answers with the reply's
   * text, within the same evaluation.
   */
  world[`${PASSKEY_CHANNEL}:run`] = (
    name: PageCommandName,
    text: string,
  ): string => {
    switch (name) {
      case 'locate':
        return toReply(placeButton(readButton(text), screen));
      case 'aim':
        return toReply(aimAtButton(readButton(text), screen, guard));
      case 'focus':
        return toReply(focusButton(readButton(text), screen, guard));
      case 'release':
        guard.release();
        return toReply(true);
      case 'click':
        return toReply(clickButton(readButton(text), screen));
      case 'report':
        // What is shown now counts, though the watch may rest.
        watch.look();
        return toReply(addTestIds(mainWorld.ask(text)));
      case 'watch': {
        const { pace, isLinking } = JSON.parse(text) as WatchCommand;
        screen.setOpen(pace === 'closely' && isLinking);
        watch.setPace(pace);
        return mainWorld.ask(text);
      }
      case 'uninstall':
        document.removeEventListener(CHANNEL.up, onUp);
        watch.stop();
        guard.release();
        Reflect.deleteProperty(world, `${PASSKEY_CHANNEL}:run`);
        return leave(mainWorld, text);
      case 'deliver':
      case 'end':
      case 'guard':
      case 'invoke':
      case 'secret':
      case 'sign':
        return mainWorld.ask(text);
    }
  };
}

function readButton(text: string): ButtonName {
  return (JSON.parse(text) as { button: ButtonName }).button;
}

/** The document is watched here, the modules in the page's own world. */
function addTestIds(text: string): PageSignals | undefined {
  const { reply } = JSON.parse(text) as { reply?: PageSignals };
  return reply && { ...reply, testIds: listSeenTestIds() };
}

function leave(mainWorld: MainWorld, text: string): string {
  try {
    return mainWorld.ask(text);
  } finally {
    mainWorld.stop();
  }
}

function toReply(reply: unknown): string {
  return JSON.stringify({ reply });
}
