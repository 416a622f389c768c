import { PasskeyPhase, SessionStatus } from '@waha-passkey/contract';
import { CommandFailure } from './command-failure';
import { compareCodes } from './compare-codes';
import { ExitCode } from './exit-code';
import type { OwnerContext } from './owner-context';
import type { OwnerApi } from './session/owner-api';
import { createWarningReport } from './report-warnings';
import type { SessionView } from './session/session-view';
import type { SessionWatch } from './session/session-watch';
import { toFailure } from './to-failure';

/** The page's three waits of 120 s after a signature, and some grace. */
const giveUpMs = 400_000;

/** Follows the session from the signature to WORKING; throws otherwise. */
export async function followLinking(
  api: OwnerApi,
  watch: SessionWatch,
  context: OwnerContext,
): Promise<void> {
  const { report } = context;
  const tooLong = AbortSignal.timeout(giveUpMs);
  const signal = AbortSignal.any([context.signal, tooLong]);
  const reportWarnings = createWarningReport(report);
  let said = '';
  let compared = false;
  const sayOnce = (text: string) => {
    if (said !== text) report.say(text);
    said = text;
  };
  try {
    for (;;) {
      const view = await watch.next(signal);
      reportWarnings(view);
      switch (view.status) {
        case SessionStatus.WORKING:
          return;
        case SessionStatus.PASSKEY_CONFIRMATION_REQUIRED:
          if (!compared) await compareCodes(api, watch, { ...context, signal });
          compared = true;
          break;
        case SessionStatus.PASSKEY_REQUIRED:
          // Upstream WAHA stays there until the phone has answered.
          sayOnce('Now approve the new device on your phone.');
          break;
        case SessionStatus.STARTING:
          sayOnce(describeProgress(view));
          break;
        case SessionStatus.SCAN_QR_CODE:
        case SessionStatus.FAILED:
        case SessionStatus.STOPPED:
          throw toFailure(view);
      }
    }
  } catch (error) {
    if (!tooLong.aborted || context.signal.aborted) throw error;
    throw new CommandFailure(
      ExitCode.FAILED,
      'Nothing followed the signature within six minutes. Look at the phone, and at the session on the server.',
      { cause: error },
    );
  }
}

function describeProgress({ attempt }: SessionView): string {
  return attempt === null || attempt.phase === PasskeyPhase.AWAITING_PHONE
    ? 'Now approve the new device on your phone.'
    : 'WhatsApp completes the link.';
}
