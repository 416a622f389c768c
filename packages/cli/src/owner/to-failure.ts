import { PasskeyReasonCode } from '@waha-passkey/contract';
import { CommandFailure } from './command-failure';
import { ExitCode } from './exit-code';
import type { SessionView } from './session/session-view';
import { toPlainText } from './terminal/to-plain-text';

/** Why a session that did not get linked ended, as far as the server tells. */
export function toFailure({ name, status, attempt }: SessionView) {
  const reason = attempt?.reason;
  return new CommandFailure(
    reason?.code === PasskeyReasonCode.CHALLENGE_EXPIRED
      ? ExitCode.EXPIRED
      : ExitCode.FAILED,
    toPlainText(
      reason?.message ??
        `Session ${name} is ${status} now, and was not linked. Start it and link again.`,
    ),
  );
}
