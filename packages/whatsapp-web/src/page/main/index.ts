import type { PageCommand } from '../../protocol/page-command';
import { CHANNEL } from '../channel';
import { type Agent, runCommand } from './commands';
import { overrideGet } from './get-override';
import { AttemptGuards } from './guards/attempt-guards';
import { readModuleView } from './module-view';
import { ModuleWatch } from './module-watch';
import { PendingCalls } from './pending-calls';
import { claimPlatformAuthenticator } from './platform-authenticator';
import {
  dispatch,
  listen,
  NativeCustomEvent,
  parseJson,
  prevent,
  toJson,
  unlisten,
} from './primordials';
import { send } from './send';
import { maskSources } from './wrap-native';

start();

function start(): void {
  const calls = new PendingCalls((callId, cause) =>
    send({ type: 'call-ended', callId, cause }),
  );
  const unmaskSources = maskSources();
  const guards = new AttemptGuards();
  const override = overrideGet(calls, (callId, options) => {
    guards.onCall();
    watch.onCall();
    send({ type: 'call', callId, options, modules: readModuleView() });
  });
  const unclaim = claimPlatformAuthenticator();
  const watch = new ModuleWatch(() => calls.endOverdue());
  const agent: Agent = {
    calls,
    guards,
    override,
    watch,
    uninstall: () => {
      unlisten(document, CHANNEL.command, onCommand);
      watch.stop();
      guards.release();
      calls.refuse();
      unclaim();
      override.uninstall();
      unmaskSources();
    },
  };

  function onCommand(event: Event): void {
    const { detail } = event as CustomEvent<string>;
    const command = parseJson(detail) as PageCommand;
    let reply: unknown;
    try {
      reply = runCommand(agent, command);
    } catch {
      send({ type: 'fault', where: command.name });
    }
    // The usual reply goes with the event itself: half the way back.
    if (reply === true) return prevent(event);
    dispatch(
      document,
      new NativeCustomEvent(CHANNEL.reply, { detail: toJson({ reply }) }),
    );
  }

  listen(document, CHANNEL.command, onCommand);
  watch.start();
}
