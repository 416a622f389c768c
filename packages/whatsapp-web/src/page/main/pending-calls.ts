import type { PasskeyAssertion } from '@waha-passkey/contract';
import { createCredential } from './credential';
import {
  listen,
  NativeDOMException,
  NativePromise,
  now,
  unlisten,
} from './primordials';
import { createToken } from './token';

/**
 * Node ends a call at its deadline. This is for the case that Node cannot: it
 * was killed, and its browser lives on.
 */
const graceMs = 1_500;

/** What Chromium says to the page, word for word. */
const alreadyPending = 'A request is already pending.';
const notAllowed =
  'The operation either timed out or was not allowed. See: https://www.w3.org/TR/webauthn-2/#sctn-privacy-considerations-client.';

interface PendingCall {
  callId: string;
  challenge: string;
  overdueAt: number;
  settle: () => void;
  resolve: (credential: PublicKeyCredential) => void;
  reject: (reason: Error) => void;
}

type EndedCause = 'aborted' | 'timed-out';

/** The calls of one document: at most one at a time, as in any browser. */
export class PendingCalls {
  private pending: PendingCall | null = null;
  private count = 0;
  /** Tells this document's calls from any other's. */
  private readonly document = createToken();

  constructor(
    private readonly onEnded: (callId: string, cause: EndedCause) => void,
  ) {}

  get challenge(): string | null {
    return this.pending?.challenge ?? null;
  }

  has(callId: string): boolean {
    return this.pending?.callId === callId;
  }

  /** `announce` is called before the page can do anything else. */
  add(
    challenge: string,
    timeoutMs: number,
    signal: AbortSignal | undefined,
    announce: (callId: string) => void,
  ): Promise<PublicKeyCredential> {
    if (this.pending) {
      return NativePromise.reject(
        new NativeDOMException(alreadyPending, 'OperationError'),
      );
    }
    if (signal?.aborted) return NativePromise.reject(signal.reason as Error);
    this.count += 1;
    const callId = `${this.document}.${this.count}`;
    return new NativePromise((resolve, reject) => {
      const abort = () =>
        this.endFor(callId, 'aborted', () => reject(signal?.reason as Error));
      const settle = () => {
        if (signal) unlisten(signal, 'abort', abort);
        this.pending = null;
      };
      announce(callId);
      if (signal) listen(signal, 'abort', abort);
      const overdueAt = now() + timeoutMs + graceMs;
      this.pending = { callId, challenge, overdueAt, settle, resolve, reject };
    });
  }

  resolve(callId: string, assertion: PasskeyAssertion): boolean {
    if (!this.pending || !this.has(callId)) return false;
    const credential = createCredential(assertion);
    const { settle, resolve } = this.pending;
    settle();
    resolve(credential);
    return true;
  }

  /** As a browser ends a call that ran out of time, or that a human declined. */
  refuse(callId?: string): boolean {
    if (!this.pending || (callId !== undefined && !this.has(callId))) {
      return false;
    }
    const { settle, reject } = this.pending;
    settle();
    reject(refusal());
    return true;
  }

  /**
   * To be called now and then, in place of a timer for each call: Node hears
   * of the call once the page's task is over, and a timer is slow to set.
   */
  endOverdue(): void {
    const { pending } = this;
    if (!pending || now() < pending.overdueAt) return;
    const { callId, reject } = pending;
    this.endFor(callId, 'timed-out', () => reject(refusal()));
  }

  private endFor(callId: string, cause: EndedCause, reject: () => void): void {
    if (!this.pending || !this.has(callId)) return;
    this.pending.settle();
    reject();
    this.onEnded(callId, cause);
  }
}

function refusal(): DOMException {
  return new NativeDOMException(notAllowed, 'NotAllowedError');
}
