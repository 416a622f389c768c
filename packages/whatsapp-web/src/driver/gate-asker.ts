import {
  isPasskeyError,
  PasskeyAttemptKind as Kind,
  PasskeyErrorCode,
  type PasskeyLogger,
  type PasskeyReasonCode,
  PasskeyReasonCode as Reason,
  type PasskeySignal,
} from '@waha-passkey/contract';
import { documentGone } from '../bridge/bridge-errors';
import { describeError } from './describe-error';
import type { Gate } from './gate';
import type { GateFollower } from './gate-follower';
import type { Press } from './press-button';

export interface GateAskerOptions {
  follower: GateFollower;
  logger: PasskeyLogger;
  /** How long a page may take from its gate to its call. */
  askMs: number;
  press: (press: Press) => Promise<void>;
  endCall: (
    callId: string,
    signal: AbortSignal,
    reason?: PasskeyReasonCode,
  ) => Promise<void>;
  report: (signal: PasskeySignal) => void;
}

/** Has the page ask for the passkey: by its button, once and again. */
export class GateAsker {
  /** Calls that were ended because their challenge was replaced. */
  private readonly replaced = new Set<string>();
  private asking = new AbortController();

  constructor(private readonly options: GateAskerOptions) {}

  hasReplaced(callId: string): boolean {
    return this.replaced.has(callId);
  }

  /** No caller waits for it, so a failure is reported instead of thrown. */
  async askByItself(gate: Gate): Promise<void> {
    const signal = this.start();
    try {
      await this.ask(gate, signal);
    } catch (error) {
      if (signal.aborted || this.options.follower.gate !== gate) return;
      const isChanged =
        isPasskeyError(error) && error.code === PasskeyErrorCode.PAGE_CHANGED;
      gate.hasFailed = true;
      this.options.report({
        type: 'failed',
        reason: isChanged ? Reason.PAGE_CHANGED : Reason.PAGE_DID_NOT_ASK,
        retryable: true,
      });
    }
  }

  /** Ends a call whose challenge is worth nothing, and makes the page ask. */
  async askAgain(callId: string, reason?: PasskeyReasonCode): Promise<void> {
    const { follower, logger, endCall } = this.options;
    const { gate } = follower;
    if (!gate || this.replaced.has(callId)) return;
    this.replaced.add(callId);
    try {
      await endCall(callId, this.start(), reason);
    } catch (error) {
      return logger.warn(
        `passkey: stale call not ended: ${describeError(error)}`,
      );
    }
    follower.onAskAgain();
    await this.askByItself(gate);
  }

  async ask(gate: Gate, signal: AbortSignal): Promise<void> {
    const { follower, askMs, press } = this.options;
    const isLinking = gate.kind === Kind.LINKING;
    const { calls } = gate;
    await press({
      button: isLinking ? 'continue' : 'checkpoint',
      ...(isLinking && { action: 'start' as const }),
      isDone: () => follower.gate !== gate || gate.calls > calls,
      ms: askMs,
      signal,
    });
    if (follower.gate !== gate) throw documentGone();
  }

  stop(): void {
    this.asking.abort();
  }

  /** Another document, or none. */
  reset(): void {
    this.stop();
    this.replaced.clear();
  }

  private start(): AbortSignal {
    this.stop();
    this.asking = new AbortController();
    return this.asking.signal;
  }
}
