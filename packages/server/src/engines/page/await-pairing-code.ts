import { within } from '@waha-passkey/browser';
import type { PasskeyLogger } from '@waha-passkey/contract';
import { describeCause } from '../../logging/describe-cause';
import { EngineRequestError } from '../engine-request-error';
import { describeCodeFailure } from './describe-failure';

/**
 * The page's pairing code, as `ABCD-EFGH`. Rejects with the signal's reason, or
 * with an `EngineRequestError` after a line in the log.
 */
export async function awaitPairingCode(
  request: Promise<string>,
  { session, logger }: { session: string; logger: PasskeyLogger },
  signal: AbortSignal,
): Promise<string> {
  let code: string;
  try {
    code = await within(request, signal);
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    logger.warn(
      `Session ${session}: no pairing code (${describeCause(cause)})`,
    );
    throw new EngineRequestError(describeCodeFailure(cause), { cause });
  }
  return code.replace(/^(.{4})(.{4})$/, '$1-$2');
}
