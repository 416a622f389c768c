import { parseSecureServerUrl, PasskeyClient } from '@waha-passkey/client';
import type { OwnerContext } from '../owner/owner-context';
import { CommandFailure } from '../owner/command-failure';
import { orUsage } from '../owner/connect';
import { readApiKey } from '../owner/read-api-key';
import { toPlainText } from '../owner/terminal/to-plain-text';
import { Interruption } from '../terminal/interruption';
import type { Diagnosis } from './diagnosis';
import { DoctorExit } from './doctor-exit';
import { examineServer } from './examine-server';
import { printDiagnosis } from './print-diagnosis';

export interface DoctorOptions {
  url: string;
  session?: string;
  json: boolean;
}

/** Where it reads from and writes to; a person only when there is no key. */
export type DoctorContext = Pick<
  OwnerContext,
  'apiKey' | 'prompt' | 'signal'
> & { write(text: string): void };

/** Never throws. With `--json`, one object is all it writes. */
export async function runDoctor(
  options: DoctorOptions,
  context: DoctorContext,
): Promise<DoctorExit> {
  try {
    const diagnosis = await diagnose(options, context);
    context.write(
      options.json
        ? `${JSON.stringify(diagnosis, null, 2)}\n`
        : printDiagnosis(diagnosis),
    );
    return diagnosis.ready ? DoctorExit.READY : DoctorExit.NOT_READY;
  } catch (error) {
    const { exit, message } = toEnd(error);
    const failed = { url: options.url, ready: false, error: message };
    context.write(
      `${options.json ? JSON.stringify(failed, null, 2) : message}\n`,
    );
    return exit;
  }
}

async function diagnose(
  { url, session }: DoctorOptions,
  context: DoctorContext,
): Promise<Diagnosis> {
  const typed = orUsage(() => parseSecureServerUrl(url));
  const apiKey = await readApiKey(typed, context);
  const client = orUsage(() => new PasskeyClient({ url: typed, apiKey }));
  return examineServer(client, session, context.signal);
}

function toEnd(error: unknown): { exit: DoctorExit; message: string } {
  if (error instanceof Interruption) {
    return { exit: DoctorExit.INTERRUPTED, message: 'Interrupted.' };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    exit:
      error instanceof CommandFailure ? DoctorExit.USAGE : DoctorExit.FAILED,
    message: toPlainText(message),
  };
}
