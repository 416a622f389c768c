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
}

export interface WahaWebjsSession extends WahaSession {
  /** `WebjsClientCore`, a whatsapp-web.js `Client`. */
  whatsapp: unknown;
}

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
}

export function lookInside(session: WahaSession): WahaSessionInside {
  return session as WahaSessionInside;
}
