import { PasskeyPhase, type PasskeyAttempt } from '@waha-passkey/contract';
import { CommandFailure } from './command-failure';
import { ExitCode } from './exit-code';
import type { OwnerContext } from './owner-context';
import { createWarningReport } from './report-warnings';
import type { SessionWatch } from './session/session-watch';

/** How long WhatsApp may take to judge, and some grace. */
const giveUpMs = 180_000;

/** Follows a checkpoint until WhatsApp has judged; throws unless it accepted. */
export async function followCheckpoint(
  watch: SessionWatch,
  { attemptId }: PasskeyAttempt,
  { report, signal }: OwnerContext,
): Promise<void> {
  const tooLong = AbortSignal.timeout(giveUpMs);
  const reportWarnings = createWarningReport(report);
  report.say('WhatsApp is checking your passkey.');
  try {
    for (;;) {
      const view = await watch.next(AbortSignal.any([signal, tooLong]));
      const { name, attempt } = view;
      if (attempt?.attemptId !== attemptId) continue;
      reportWarnings(view);
      if (attempt.phase === PasskeyPhase.COMPLETED) {
        report.say(
          'Confirmed: the device stays linked. Nothing new was linked.',
        );
        report.tell({ event: 'confirmed', session: name });
        return;
      }
      if (attempt.phase !== PasskeyPhase.ENDED) continue;
      throw new CommandFailure(
        ExitCode.FAILED,
        attempt.reason?.message ??
          'The request ended; the server gives no reason.',
      );
    }
  } catch (cause) {
    if (!tooLong.aborted || signal.aborted) throw cause;
    throw new CommandFailure(
      ExitCode.FAILED,
      'WhatsApp did not say within three minutes whether it accepted the passkey. Look at the session on the server.',
      { cause },
    );
  }
}
