import type { WppPage } from '@waha-passkey/whatsapp-web';

/**
 * All that is assumed about WAHA's own code, 2025.9 to its newest sources. The
 * sources' patches and the overlay reach WAHA through these names only.
 */

/** `WAHAEvents.SESSION_STATUS` */
export const SESSION_STATUS_EVENT = 'session.status';

/** The root of all engines' session classes (`src/core/abc/session.abc.ts`). */
export const ROOT_SESSION_CLASS = 'WhatsappSession';

/**
 * Engines by the session classes of Core; classes of former Plus images extend
 * them.
 */
export const ENGINE_OF_CLASS: Readonly<Record<string, string>> = {
  WhatsappSessionWebJSCore: 'WEBJS',
  WhatsappSessionWPPCore: 'WPP',
  WhatsappSessionNoWebCore: 'NOWEB',
  WhatsappSessionGoWSCore: 'GOWS',
};

/** The part of Pino's logger in use. */
export interface WahaLogger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** `WhatsappSession`, as far as its type shows. */
export interface WahaSession {
  name: string;
  logger: WahaLogger;
}

/** Behind the type: members that are private, protected or of later versions. */
export interface WahaSessionInside extends WahaSession {
  /** The setter emits; NOWEB overrides the pair to track it. */
  status: string;
  /** 2026.7 and later. */
  setStatus?(status: string, data: unknown): void;
  /** 2026.7 and later; here `sendPasskeyResponse` gets the body as text. */
  getPasskeyChallenge?(): unknown;
  sendPasskeyResponse?(body: string): Promise<void>;
  getPasskeyConfirmation?(): unknown;
  confirmPasskey?(): Promise<void>;
  requestCode?(phoneNumber: unknown, ...rest: unknown[]): Promise<unknown>;
}

export interface WahaWebjsSession extends WahaSession {
  /** `WebjsClientCore`, a whatsapp-web.js `Client`. */
  whatsapp: unknown;
}

/**
 * `CreateOptions` of WPPConnect 1.41 and 2.3. The WPP session makes one for each
 * start, with callbacks of its own.
 */
export interface WahaWppOptions {
  session?: string;
  catchQR?: (...args: unknown[]) => unknown;
  statusFind?: (...args: unknown[]) => unknown;
}

/** WPPConnect's client, before it starts. */
export interface WahaWppClient {
  page: Pick<WppPage, 'on' | 'off'> & {
    evaluate(expression: string): Promise<unknown>;
    browser(): ReturnType<WppPage['browser']> & { close(): Promise<void> };
  };
  /** `create()` puts it there, and it is among the options as well. */
  statusFind?: unknown;
  options?: { statusFind?: unknown };
}

/** WPPConnect's `Whatsapp`: `create()` awaits `start()`, which navigates. */
export interface WahaWppClientClass {
  prototype: {
    start?: (this: WahaWppClient, ...args: unknown[]) => Promise<void>;
  };
}

/**
 * A status that the session takes for WORKING. wa-js calls its page ready as
 * soon as that shows chats or a QR code.
 */
export const WPP_IN_CHAT = 'inChat';

/**
 * A status that the session takes for FAILED. WPPConnect reports it, too, one
 * second after it has found out that a new page is not linked.
 */
export const WPP_UNLINKED = 'disconnectedMobile';

/** For the page: what WPPConnect itself asks before it looks for a QR code. */
export const WPP_IS_LINKED = 'WPP.conn.isRegistered()';

/** Behind the type of the NOWEB session: Baileys' socket. */
export interface WahaNowebSessionInside {
  sock: unknown;
}

/** Behind the type of the GOWS session: an emitter of the binary's events. */
export interface WahaGowsSessionInside {
  events: { emit(event: string, data: unknown): boolean };
}

/** Payload of `session.status`; `data` from 2026.7 on. */
export interface WahaStatusPayload {
  status: string;
  data?: unknown;
}

/** A session class, or any class that extends one. */
export interface WahaSessionClass {
  name: string;
  prototype: object;
}

/** Behind the type of `SessionManager`. */
export interface WahaSessionManagerInside {
  exists(name: string): Promise<boolean>;
  EngineClass: WahaSessionClass;
  /** Throws for an engine that this WAHA does not have. */
  getEngine?(engine: string): WahaSessionClass;
}

export function lookInside(session: WahaSession): WahaSessionInside {
  return session as WahaSessionInside;
}
