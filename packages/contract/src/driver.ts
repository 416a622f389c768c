import type { PasskeyAssertion } from './assertion';
import type { PasskeyAttemptKind } from './attempt';
import type { PasskeyCapability } from './capability';
import type { PasskeyChallenge } from './challenge';
import type { PairingCodeState } from './pairing-code';
import type { PasskeyReasonCode } from './reason';

/**
 * What an engine sees of the gate, in order. A driver may repeat a signal and
 * may miss some: the ceremony takes each as news, not as a command. Who takes a
 * signal freezes it, with the options in it.
 */
export type PasskeySignal =
  /** The gate is up; `challenge` is null while the options are unknown. */
  | {
      type: 'gate';
      kind: PasskeyAttemptKind;
      challenge: PasskeyChallenge | null;
    }
  /**
   * The page waits in `get()`, and only this call can be answered.
   * `origin` is the one the browser reported for the calling document.
   */
  | {
      type: 'call';
      callId: string;
      kind: PasskeyAttemptKind;
      challenge: PasskeyChallenge;
      origin: string;
    }
  /** That call is over and was not answered by us. */
  | { type: 'call-ended'; callId: string; reason: PasskeyReasonCode }
  /** The page took the assertion and waits for the phone. */
  | { type: 'awaiting-phone' }
  /** `selfConfirming`: the page said that it confirms by itself. */
  | { type: 'code'; code: string; selfConfirming: boolean }
  /** The code is confirmed, by a human or by the page. */
  | { type: 'completing' }
  /** The device is linked, or the checkpoint is passed. */
  | { type: 'completed' }
  /** The attempt failed, the session lives on. */
  | { type: 'failed'; reason: PasskeyReasonCode; retryable: boolean }
  /** The page, the browser or the session is gone, and the attempt with it. */
  | { type: 'gone'; reason: PasskeyReasonCode }
  /** Not part of an attempt, and not repeated to those who observe later. */
  | { type: 'pairing-code'; state: PairingCodeState };

/**
 * The port every engine implements: one instance per running session. It
 * reports what the engine sees and carries out what was decided elsewhere; it
 * checks nothing and decides nothing (see `PasskeySession` in `ceremony`).
 * Every method rejects with a `PasskeyError` and gives up on `signal`.
 */
export interface PasskeyDriver {
  readonly engine: string;
  /** May change while running: a changed page withdraws the support. */
  readonly capability: PasskeyCapability;
  /** Returns the unsubscribe function. News seen before is repeated. */
  observe(listener: (signal: PasskeySignal) => void): () => void;
  /**
   * Resolves the page's pending call with `assertion`; fulfils once the page
   * acknowledged. Rejects with `PASSKEY_SUPERSEDED` when the page meanwhile
   * holds another challenge. `retryable: true` promises that the page never saw
   * the assertion and still waits; a `PASSKEY_PAGE_TIMEOUT` cannot promise that.
   */
  deliver(
    callId: string,
    assertion: PasskeyAssertion,
    signal: AbortSignal,
  ): Promise<void>;
  /**
   * Ends a call whose time is over, as a browser would: `NotAllowedError`. One
   * that is over already needs nothing, and is not an error.
   */
  expire(callId: string, signal: AbortSignal): Promise<void>;
  /** A human says that both codes are equal. */
  confirm(signal: AbortSignal): Promise<void>;
  /** A human says that the codes differ. */
  reject(signal: AbortSignal): Promise<void>;
  /**
   * Leaves the gate; the engine offers a QR code again. A checkpoint cannot be
   * left without unlinking the device: there it only ends a pending call, and
   * `renew` has the page ask again.
   */
  cancel(signal: AbortSignal): Promise<void>;
  /** Makes the page ask again, with a fresh challenge; ends a pending call. */
  renew(signal: AbortSignal): Promise<void>;
}
