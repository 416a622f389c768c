import type { PasskeyLogger } from '@waha-passkey/contract';
import { traceError } from '../logging/trace-error';
import { currentSession } from './session-scope';

/**
 * The last guard of a process that runs sessions: an error that no one handled
 * ends the session whose work it comes from, and no other. An error that comes
 * from no session ends the process, as Node does by default.
 */
export function guardProcess(logger: PasskeyLogger): void {
  const onError = (error: unknown): void => {
    const session = currentSession();
    if (!session) {
      process.off('uncaughtException', onError);
      process.off('unhandledRejection', onError);
      // Outside of this handler, where Node prints it and ends with code 1.
      process.nextTick(() => {
        throw error;
      });
      return;
    }
    logger.error(
      `Session ${session.name}: ended by an error that no one handled: ${traceError(error)}`,
    );
    session.fail(error);
  };
  process.on('uncaughtException', onError);
  process.on('unhandledRejection', onError);
}
