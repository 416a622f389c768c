import type { PasskeyHandoffView } from '@waha-passkey/contract';
import { raceAbort } from '@waha-passkey/signing';

/** The request ended before the passkey answered. */
export class RequestEndedError extends Error {}

/** The owner chose a way out. */
export class LeftError extends Error {}

/**
 * The one wait for a passkey. It ends with its request, or by its owner,
 * whatever the browser, an extension or a password manager does.
 */
export class SigningWait {
  private controller: AbortController | null = null;
  private attemptId = '';

  /** `leftMs`: how long the request can be answered. */
  async run<T>(
    attemptId: string,
    leftMs: number,
    sign: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    const { signal } = controller;
    this.attemptId = attemptId;
    this.controller = controller;
    const timer = setTimeout(() => this.end(), leftMs);
    try {
      return await raceAbort(sign(signal), signal);
    } finally {
      clearTimeout(timer);
      if (this.controller === controller) this.controller = null;
    }
  }

  /** Ends when the server has another request by now, or none. */
  follow({ attempt }: PasskeyHandoffView): void {
    const { attemptId, phase } = attempt;
    const isPending = phase === 'awaiting-assertion';
    if (!isPending || attemptId !== this.attemptId) this.end();
  }

  end(): void {
    this.abort(new RequestEndedError());
  }

  /** As `end`, for an owner who needs no explanation. */
  leave(): void {
    this.abort(new LeftError());
  }

  private abort(reason: Error): void {
    this.controller?.abort(reason);
    this.controller = null;
  }
}
