import { parseChallenge, type PasskeyChallenge } from '@waha-passkey/contract';
import type {
  CardView,
  ModuleView,
  PageMessage,
} from '../protocol/page-message';

/** The options are at most 4,096 bytes; the rest is far smaller. */
const longest = 65_536;

type Fields = Record<string, unknown>;

const steps: readonly unknown[] = [
  'none',
  'prompt',
  'pending',
  'error',
  'waiting',
  'code',
  'confirming',
];

const codeEnds = ['used', 'expired', 'failed'] as const;

/**
 * Null for what our scripts would not send. Any script of the page can learn
 * the channel's name and send anything, so nothing is taken on trust.
 */
export function parsePageMessage(payload: string): PageMessage | null {
  if (payload.length > longest) return null;
  try {
    const message: unknown = JSON.parse(payload);
    return isFields(message) ? toPageMessage(message) : null;
  } catch {
    return null;
  }
}

function toPageMessage(message: Fields): PageMessage | null {
  switch (message.type) {
    case 'call': {
      const { type, callId } = message;
      const options = parseChallenge(message.options);
      const modules = toModuleView(message.modules);
      return isText(callId) && modules
        ? { type, callId, options, modules }
        : null;
    }
    case 'call-ended': {
      const { type, callId, cause } = message;
      const isKnown = cause === 'aborted' || cause === 'timed-out';
      return isText(callId) && isKnown ? { type, callId, cause } : null;
    }
    case 'prologue':
    case 'modules': {
      const modules = toModuleView(message.modules);
      return modules && { type: message.type, modules };
    }
    case 'card': {
      const { type, card } = message;
      return isCardView(card) ? { type, card } : null;
    }
    case 'code': {
      const { type, code, selfConfirming } = message;
      return isCode(code) && typeof selfConfirming === 'boolean'
        ? { type, code, selfConfirming }
        : null;
    }
    case 'error': {
      const { type, reason } = message;
      return isText(reason) ? { type, reason } : null;
    }
    case 'pairing-code': {
      const state = codeEnds.find((known) => known === message.state);
      return state ? { type: message.type, state } : null;
    }
    case 'fault': {
      const { type, where } = message;
      return isText(where, 32) && /^[a-z-]+$/.test(where)
        ? { type, where }
        : null;
    }
    default:
      return null;
  }
}

function toModuleView(value: unknown): ModuleView | null {
  if (!isFields(value)) return null;
  const { challenge, stage, code, skipsHandoff, socketState, hasSynced } =
    value;
  if (!isTextOrNull(stage, 64)) return null;
  if (!isTextOrNull(socketState, 64)) return null;
  if (!isCodeOrNull(code)) return null;
  if (typeof skipsHandoff !== 'boolean') return null;
  if (typeof hasSynced !== 'boolean') return null;
  return {
    challenge: challenge === null ? null : toChallenge(challenge),
    stage,
    code,
    skipsHandoff,
    socketState,
    hasSynced,
  };
}

/** Options that cannot be read must not silence what else the page says. */
function toChallenge(value: unknown): PasskeyChallenge | null {
  try {
    return parseChallenge(value);
  } catch {
    return null;
  }
}

function isCardView(value: unknown): value is CardView {
  return (
    isFields(value) &&
    steps.includes(value.step) &&
    (value.code === null || isCode(value.code)) &&
    typeof value.qr === 'boolean' &&
    (value.checkpoint === 'none' ||
      value.checkpoint === 'idle' ||
      value.checkpoint === 'busy')
  );
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9A-Z]{4,16}$/.test(value);
}

// One guard each: without `strictNullChecks`, as WAHA compiles, a comparison
// with null does not narrow.
function isCodeOrNull(value: unknown): value is string | null {
  return value === null || isCode(value);
}

function isTextOrNull(value: unknown, most: number): value is string | null {
  return value === null || isText(value, most);
}

function isText(value: unknown, most = 128): value is string {
  return typeof value === 'string' && value !== '' && value.length <= most;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
