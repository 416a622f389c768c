import { ApiError } from '@waha-passkey/client';
import type { OwnerApi } from './owner-api';
import { readSessionView, type SessionView } from './session-view';
import type { StatusHints } from './status-hints';

const lookAgainMs = 2_000;
const giveUpMs = 60_000;

/** Looks at one session again and again: at each hint, and by the clock. */
export class SessionWatch {
  #unansweredSince: number | null = null;
  #first = true;

  constructor(
    private readonly api: OwnerApi,
    private readonly hints: StatusHints,
    readonly session: string,
  ) {}

  /** The next look; one caller at a time. Outlives a minute without answers. */
  async next(signal: AbortSignal): Promise<SessionView> {
    for (;;) {
      if (!this.#first) await this.hints.wait(lookAgainMs, signal);
      this.#first = false;
      try {
        const view = await readSessionView(this.api, this.session, signal);
        this.#unansweredSince = null;
        const notice = this.hints.takePairingCodeNotice();
        return { ...view, pairingCode: view.pairingCode ?? notice };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof ApiError) throw error;
        this.#unansweredSince ??= Date.now();
        if (Date.now() - this.#unansweredSince > giveUpMs) throw error;
      }
    }
  }
}
