import type { PageCommand } from '../../protocol/page-command';
import type { PageMessage } from '../../protocol/page-message';
import type { PageSignals } from '../../protocol/page-signals';
import { CHANNEL } from '../channel';
import { CardWatch } from './card-watch';
import { listSeenTestIds } from './find';
import { clickButton, focusButton, placeButton } from './place-button';

declare const PASSKEY_CHANNEL: string;

type World = Record<string, unknown>;

const world = globalThis as unknown as World;

start();

function start(): void {
  const binding = world[PASSKEY_CHANNEL] as (payload: string) => void;
  const watch = new CardWatch(send);

  function send(message: PageMessage): void {
    binding(JSON.stringify(message));
  }

  function onUp(event: Event): void {
    const { detail } = event as CustomEvent<unknown>;
    if (typeof detail === 'string') binding(detail);
  }

  /** Called by Node; answers within the same evaluation. */
  world[`${PASSKEY_CHANNEL}:run`] = (text: string): string => {
    const command = JSON.parse(text) as PageCommand;
    switch (command.name) {
      case 'locate':
        return toReply(placeButton(command.button));
      case 'focus':
        return toReply(focusButton(command.button));
      case 'click':
        return toReply(clickButton(command.button));
      case 'report':
        return toReply({
          ...(askMainWorld<PageSignals>(text) as PageSignals),
          testIds: listSeenTestIds(),
        });
      case 'uninstall':
        document.removeEventListener(CHANNEL.up, onUp);
        watch.stop();
        return toReply(askMainWorld(text));
      case 'watch':
        watch.lookClosely(command.closely);
        return toReply(askMainWorld(text));
      case 'deliver':
      case 'end':
      case 'invoke':
        return toReply(askMainWorld(text));
    }
  };

  document.addEventListener(CHANNEL.up, onUp);
  watch.start();
}

function toReply(reply: unknown): string {
  return JSON.stringify({ reply });
}

/** Listeners run while the event is dispatched, so the reply is there after. */
function askMainWorld<T>(text: string): T | undefined {
  let reply: T | undefined;
  const onReply = (event: Event) => {
    const { detail } = event as CustomEvent<string>;
    ({ reply } = JSON.parse(detail) as { reply: T });
  };
  document.addEventListener(CHANNEL.reply, onReply, { once: true });
  document.dispatchEvent(new CustomEvent(CHANNEL.command, { detail: text }));
  document.removeEventListener(CHANNEL.reply, onReply);
  return reply;
}
