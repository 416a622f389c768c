import { createRequire } from 'node:module';
import path from 'node:path';
import {
  assertKnownWppconnect,
  type WppconnectLibrary,
} from '@waha-passkey/whatsapp-web';
import { EngineRequestError } from '../engine-request-error';

const name = '@wppconnect-team/wppconnect';

/** What to do on a server without WPP. */
export const howToInstallWpp = `WPP needs WPPConnect, which is not installed: npm install ${name}@2.3.3, then restart the server.`;

/** WPPConnect is an optional dependency of this server: the module, unloaded. */
export class WppconnectModule {
  private library: WppconnectLibrary | null = null;

  private constructor(private readonly file: string) {}

  /** Null when it is not installed where `folder` would find it. */
  static find(folder: string): WppconnectModule | null {
    try {
      const { resolve } = createRequire(path.join(folder, 'index.js'));
      return new WppconnectModule(resolve(name));
    } catch {
      return null;
    }
  }

  /** @throws EngineRequestError when it cannot be loaded, or is another one */
  load(): WppconnectLibrary {
    if (this.library) return this.library;
    try {
      const library = loadWithoutHandlers(this.file);
      assertKnownWppconnect(library);
      return (this.library = library);
    } catch (cause) {
      const what = cause instanceof Error ? cause.message : String(cause);
      throw new EngineRequestError(
        `WPPConnect cannot be used: ${what} Install ${name}@2.3.3, then restart the server.`,
        { cause },
      );
    }
  }
}

/**
 * [2.3.3] The library listens to the unhandled rejections of the whole process
 * and logs them, so that none would end the process or its session any more.
 */
function loadWithoutHandlers(file: string): WppconnectLibrary {
  const event = 'unhandledRejection';
  const known = new Set(process.listeners(event));
  const library = createRequire(file)(file) as WppconnectLibrary;
  for (const listener of process.listeners(event)) {
    if (!known.has(listener)) process.off(event, listener);
  }
  return library;
}
