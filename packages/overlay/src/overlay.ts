import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { answersNatively } from '@waha-passkey/refusing';
import { afterLoading } from './after-loading';
import { claimProcess } from './claim-process';
import { describeFault } from './describe-fault';
import { findParts } from './parts/find-parts';
import type { attachPasskey } from './passkey';
import { report } from './report';
import { findRootModule, recogniseApp, type WahaApp } from './waha-app';

/** `passkey.cjs`: gets Nest and all else from where `require` finds it. */
type LoadPasskey = (require: NodeJS.Require) => {
  attachPasskey: typeof attachPasskey;
};

const PASSKEY_FILE = 'passkey.cjs';

/** Read once they are needed; a folder without them is refused at once. */
const neededFiles = [
  PASSKEY_FILE,
  'attempt.cjs',
  'handoff-page.cjs',
  'whatsapp-web.cjs',
  'routes.json',
];

/**
 * Waits in WAHA's process until its modules are loaded, and adds ours. Throws
 * when a file is missing beside this one.
 */
export function standBy(main: string): void {
  if (isSwitchedOff(process.env)) return;
  const app = recogniseApp(main);
  if (app === null) return;
  if (existsSync(path.join(app.dist, 'modules/waha-passkey'))) {
    report(
      `${app.dist} was built with the patches of waha-passkey. The overlay in ${__dirname} is not needed and does nothing.`,
    );
    return;
  }
  for (const file of neededFiles) {
    if (existsSync(path.join(__dirname, file))) continue;
    throw new Error(`${file} is missing`);
  }
  const other = claimProcess(__dirname);
  if (other !== null) {
    report(`${other} is in use. The overlay in ${__dirname} does nothing.`);
    return;
  }
  try {
    const file = findRootModule(app, process.env);
    afterLoading(file, (exports) => attach(app, exports));
  } catch (error) {
    report(describeFault(app, error));
  }
}

/** All markers are checked before anything is loaded or edited. */
function attach(app: WahaApp, rootExports: unknown): void {
  try {
    const parts = findParts(app, rootExports);
    if (
      answersNatively(parts.webjsSession.prototype, parts.session.prototype)
    ) {
      report(
        `WAHA ${app.version} answers passkeys on WEBJS itself. The overlay in ${__dirname} is not needed and does nothing.`,
      );
      return;
    }
    const load = createRequire(__filename)(`./${PASSKEY_FILE}`) as LoadPasskey;
    load(app.require).attachPasskey(parts);
  } catch (error) {
    report(describeFault(app, error));
  }
}

/** As the settings read it; here, so that nothing at all is touched. */
function isSwitchedOff(env: NodeJS.ProcessEnv): boolean {
  return env['WAHA_PASSKEY_ENABLED']?.trim().toLowerCase() === 'false';
}
