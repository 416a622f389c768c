import type {
  EngineCapabilities,
  EngineName,
  PasskeyDriver,
  PasskeyReasonCode,
} from '@waha-passkey/contract';
import type { Me } from '../events/session-status-event';
import type { ProxyConfig } from '../sessions/session-config';

export const ENGINES = Symbol('session engines');

/** What an engine tells of a running session, in order. */
export type EngineNews =
  /** A code to scan; each one replaces the one before. */
  | { type: 'qr'; value: string }
  /** Linked; the account's data is being loaded. */
  | { type: 'authenticated' }
  | { type: 'ready'; me: Me | null }
  /**
   * The run is over. `reason` is a sentence for a human, without secrets;
   * `code` is what ends a passkey attempt that was under way.
   */
  | { type: 'failed'; reason: string; code: PasskeyReasonCode };

export interface EngineRunOptions {
  session: string;
  /** Belongs to this engine of this session alone. */
  folder: string;
  proxy: ProxyConfig | null;
}

/** WAHA's members for what the page says of itself. */
export interface EngineInfo {
  WWebVersion: string;
  /** `CONNECTED`, `UNPAIRED`, …; null while nothing is known. */
  state: string | null;
}

/** One run of a session, from start to stop. */
export interface EngineRun {
  readonly driver: PasskeyDriver;
  observe(listener: (news: EngineNews) => void): void;
  /** Begins, and fulfils without waiting for the account; failures are news. */
  start(): void;
  /** How far the start has come: sentences for a human, no guess at a cause. */
  describeProgress?(): string;
  /** Null when it is not known now; never rejects, and takes 1 s at most. */
  readInfo?(): Promise<EngineInfo | null>;
  /** A JPEG of its page. Rejects with an `EngineRequestError`. */
  screenshot?(): Promise<Buffer>;
  /** Rejects with an `EngineRequestError`, or when `signal` aborts. */
  requestCode(phoneNumber: string, signal: AbortSignal): Promise<string>;
  /** Unlinks the device when it is linked, forgets it, and ends the run. */
  logout(): Promise<void>;
  /** Ends the run and frees what it held. Idempotent; never rejects. */
  stop(): Promise<void>;
}

/** One kind of engine. Adding one means adding one of these. */
export interface SessionEngine {
  readonly name: EngineName;
  /** As declared; a running session's driver knows better. */
  readonly capabilities: EngineCapabilities;
  /** False when this host lacks what the engine needs. */
  readonly available: boolean;
  /** Throws an `EngineRequestError` when it is not available. */
  createRun(options: EngineRunOptions): EngineRun;
  /** Removes what links the account, of a session that does not run. */
  forget(options: Pick<EngineRunOptions, 'session' | 'folder'>): Promise<void>;
}
