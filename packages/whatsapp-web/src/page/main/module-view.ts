import type { PasskeyChallenge } from '@waha-passkey/contract';
import type { ModuleView } from '../../protocol/page-message';
import { STAGES } from '../../protocol/whatsapp-names';
import { isBufferSource, toBytes } from './base64url';
import { callModule, findModule } from './modules';
import { NativeTextDecoder, parseJson } from './primordials';

const decoder = new NativeTextDecoder();

export function readModuleView(): ModuleView {
  const socket = findModule('socket');
  return {
    challenge: readCachedOptions(),
    stage: toText(callModule('stages', 'getShortcakeLinkingStage')),
    code: toText(callModule('stages', 'getVerificationCode')),
    skipsHandoff: callModule('stages', 'shouldSkipHandoffUx') === true,
    socketState: toText(socket?.state),
    hasSynced: socket?.hasSynced === true,
  };
}

const stages: readonly string[] = Object.values(STAGES);

/** Another text with each gate; null while the modules say nothing of one. */
export function readGateSign(): string | null {
  const challenge = readCachedOptions()?.challenge;
  if (challenge) return challenge;
  const stage = toText(callModule('stages', 'getShortcakeLinkingStage'));
  return stage !== null && stages.includes(stage) ? stage : null;
}

/** UTF-8 JSON bytes in every bundle seen; text is taken as well. */
export function readCachedOptions(): PasskeyChallenge | null {
  const cached = callModule('options', 'getCachedRequestOptions');
  const text = isBufferSource(cached)
    ? decoder.decode(toBytes(cached))
    : toText(cached);
  if (!text) return null;
  try {
    const options = parseJson(text) as PasskeyChallenge | null;
    return typeof options?.challenge === 'string' ? options : null;
  } catch {
    return null;
  }
}

function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
