import type {
  PageAction,
  PageCommand,
  PageReply,
} from '../../protocol/page-command';
import type { PageSignals } from '../../protocol/page-signals';
import { ACTIONS, QR_PAIRING } from '../../protocol/whatsapp-names';
import type { GetOverride } from './get-override';
import type { AttemptGuards } from './guards/attempt-guards';
import { readSecret } from './guards/read-secret';
import { readCachedOptions, readGateSign } from './module-view';
import type { ModuleWatch } from './module-watch';
import { callModule, readModuleSignal, readVersion } from './modules';
import type { PendingCalls } from './pending-calls';
import { NativePromise } from './primordials';

export interface Agent {
  calls: PendingCalls;
  guards: AttemptGuards;
  override: GetOverride;
  watch: ModuleWatch;
  uninstall(): void;
}

/** Undefined for a command that the other world carries out. */
export function runCommand(agent: Agent, command: PageCommand): unknown {
  switch (command.name) {
    case 'deliver':
      return deliver(agent, command);
    case 'end':
      return agent.calls.refuse(command.callId);
    case 'watch':
      agent.watch.setPace(command.pace);
      return true;
    case 'guard':
      // What WhatsApp says of the code from now on must not be missed.
      if (command.order === 'note-timers') agent.watch.start();
      return agent.guards.carryOut(command.order);
    case 'secret':
      return readSecret();
    case 'sign':
      return readGateSign();
    case 'report':
      return report(agent.override);
    case 'invoke':
      return invoke(command.action);
    case 'uninstall':
      agent.uninstall();
      return true;
    case 'locate':
    case 'aim':
    case 'release':
    case 'focus':
    case 'click':
      return undefined;
  }
}

/** Compared and resolved in one turn: no prologue can come between the two. */
function deliver(
  { calls, guards }: Agent,
  command: Extract<PageCommand, { name: 'deliver' }>,
): PageReply<'deliver'> {
  if (!calls.has(command.callId)) return 'unknown-call';
  if (command.isLinking && guards.hasRestarted) return 'restarted';
  const cached = command.isLinking && readCachedOptions()?.challenge;
  if (cached && canonical(cached) !== calls.challenge) return 'superseded';
  return calls.resolve(command.callId, command.assertion) || 'unknown-call';
}

/** Bundles differ in padding and alphabet; the bytes are what counts. */
function canonical(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function report(override: GetOverride): PageSignals {
  return {
    version: readVersion(),
    override: override.isInstalled(),
    modules: {
      events: readModuleSignal('events', 'on'),
      options: readModuleSignal('options', 'getCachedRequestOptions'),
      stages: readModuleSignal('stages', 'getShortcakeLinkingStage'),
      actions: readModuleSignal('actions', ACTIONS.start),
      socket: readModuleSignal('socket', 'on'),
    },
    testIds: [],
  };
}

/** What comes of it shows in the page; a rejection is the page's to report. */
function invoke(action: PageAction): boolean {
  if (readModuleSignal('actions', ACTIONS[action]) !== 'loaded') return false;
  ignoreFailure(callModule('actions', ACTIONS[action]));
  if (action === 'cancel') {
    ignoreFailure(
      callModule('linking', 'resetLinkDeviceState', {
        linkDeviceMethod: QR_PAIRING,
      }),
    );
  }
  return true;
}

function ignoreFailure(result: unknown): void {
  NativePromise.resolve(result).catch(() => undefined);
}
