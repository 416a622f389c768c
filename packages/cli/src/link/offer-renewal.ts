import { askWhile } from '../owner/ask-while';
import { CommandFailure } from '../owner/command-failure';
import { ExitCode } from '../owner/exit-code';
import type { OwnerContext } from '../owner/owner-context';
import type { OwnerApi } from '../owner/session/owner-api';
import type { SessionView } from '../owner/session/session-view';
import type { SessionWatch } from '../owner/session/session-watch';

/** A server ends its attempt in the same moment as our own clock. */
const settleMs = 10_000;

/**
 * After a request that ended unsigned or unanswered: asks whether WhatsApp shall
 * be asked anew, which spares the QR code. Fulfils when there is a new request;
 * else rejects with `failure`.
 */
export async function offerRenewal(
  failure: unknown,
  api: OwnerApi,
  watch: SessionWatch,
  { prompt, report, signal }: OwnerContext,
): Promise<SessionView> {
  signal.throwIfAborted();
  if (!(failure instanceof CommandFailure) || !mayBeMended(failure)) {
    throw failure;
  }
  const { attempt } = await readEnded(watch, signal);
  if (!attempt?.reason || !attempt.retryable) throw failure;
  const { attemptId, reason } = attempt;
  const { session } = watch;
  report.tell({ event: 'ended', session, attemptId, reason: reason.code });
  if (!prompt.isInteractive) throw failure;
  report.say();
  report.say(report.style.bad(failure.message));
  const answer = await askWhile(
    watch,
    (now) => now.attempt?.attemptId === attemptId && now.attempt.retryable,
    (asking) =>
      prompt.ask(
        () =>
          'Ask WhatsApp for a new request? A code has to be compared then. [y/N] ',
        asking,
      ),
    signal,
  );
  if (answer !== null) {
    if (!/^y(es)?$/i.test(answer)) throw failure;
    await api.renew(session, signal);
  }
  report.tell({ event: 'renewed', session });
  return watch.next(signal);
}

function mayBeMended({ exitCode }: CommandFailure): boolean {
  return exitCode === ExitCode.EXPIRED || exitCode === ExitCode.FAILED;
}

/** Waits a moment for an attempt whose time is over to be ended. */
async function readEnded(
  watch: SessionWatch,
  signal: AbortSignal,
): Promise<SessionView> {
  const settled = AbortSignal.timeout(settleMs);
  for (;;) {
    const view = await watch.next(signal);
    const { attempt } = view;
    const isLate = Boolean(
      attempt?.expiresAt && attempt.expiresAt <= Date.now(),
    );
    if (attempt?.reason || !isLate || settled.aborted) return view;
  }
}
