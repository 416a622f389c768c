import { PasskeySessions } from '@waha-passkey/ceremony';
import { SessionLink } from './session-link';
import { readSettings, type PasskeySettings } from './settings';
import type { WahaSession, WahaSessionManagerInside } from './waha-names';

/**
 * What one WAHA process shares: its settings, all running attempts, and the
 * link of each session. WAHA builds its sessions itself, outside of Nest, so
 * Nest is handed this one too.
 */
export class PasskeyHost {
  readonly settings: PasskeySettings;
  readonly sessions: PasskeySessions;
  /** Known once Nest has built the controllers. */
  manager: WahaSessionManagerInside | null = null;
  readonly #links = new WeakMap<WahaSession, SessionLink>();

  constructor(env: NodeJS.ProcessEnv) {
    this.settings = readSettings(env);
    this.sessions = new PasskeySessions({
      timeouts: this.settings.timeouts,
      limits: this.settings.limits,
    });
  }

  linkOf(session: WahaSession): SessionLink {
    let link = this.#links.get(session);
    if (!link) {
      link = new SessionLink(session, this.sessions);
      this.#links.set(session, link);
    }
    return link;
  }
}

let host: PasskeyHost | undefined;

/**
 * The process's own; read from the environment on first use. A setting that
 * cannot be read switches passkeys off, and leaves WAHA running.
 */
export function passkeyHost(): PasskeyHost {
  host ??= createHost();
  return host;
}

function createHost(): PasskeyHost {
  try {
    return new PasskeyHost(process.env);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    process.emitWarning(`waha-passkey is switched off: ${fault}`);
    return new PasskeyHost({ WAHA_PASSKEY_ENABLED: 'false' });
  }
}
