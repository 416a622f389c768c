import {
  PairingCodeState,
  SessionStatus,
  type PairingCodeNotice,
} from '@waha-passkey/contract';
import { askWhile } from '../owner/ask-while';
import { CommandFailure } from '../owner/command-failure';
import { ExitCode } from '../owner/exit-code';
import type { OwnerContext } from '../owner/owner-context';
import type { OwnerApi } from '../owner/session/owner-api';
import type { SessionView } from '../owner/session/session-view';
import type { SessionWatch } from '../owner/session/session-watch';
import { toPlainText } from '../owner/terminal/to-plain-text';

/** Asks for a code that a person types on the phone, and says when it is void. */
export class PairingCode {
  #code: string | null = null;
  #isUsed = false;

  constructor(
    private readonly api: OwnerApi,
    private readonly watch: SessionWatch,
    private readonly phoneNumber: string,
    private readonly context: OwnerContext,
  ) {}

  async show({ pairingCode: notice }: SessionView): Promise<void> {
    if (this.#code === null) return this.#request();
    if (!notice) return;
    if (notice.state !== PairingCodeState.USED) return this.#replace(notice);
    if (!this.#isUsed) this.#reportEnd(notice);
    this.#isUsed = true;
  }

  async #request(): Promise<void> {
    const { report, signal } = this.context;
    const { session } = this.watch;
    const code = await this.api.requestCode(session, this.phoneNumber, signal);
    this.#code = toPlainText(code);
    this.#isUsed = false;
    report.tell({ event: 'pairing-code', session, code });
    report.say('Type this on the phone: Linked devices, Link with number.');
    report.say();
    report.say(`      ${report.style.bold(this.#code)}`);
    report.say();
  }

  /** @throws CommandFailure when there is no person who wants a new one. */
  async #replace(notice: PairingCodeNotice): Promise<void> {
    this.#reportEnd(notice);
    const { prompt, signal } = this.context;
    const failure = new CommandFailure(
      ExitCode.EXPIRED,
      `${toPlainText(notice.message)} Run this command again for a new code.`,
    );
    if (!prompt.isInteractive) throw failure;
    const answer = await askWhile(
      this.watch,
      ({ status }) => status === SessionStatus.SCAN_QR_CODE,
      (asking) => prompt.ask(() => 'Request a new code? [Y/n] ', asking),
      signal,
    );
    if (answer === null) return;
    if (/^n(o)?$/i.test(answer)) throw failure;
    await this.#request();
  }

  #reportEnd({ state, message }: PairingCodeNotice): void {
    const { report } = this.context;
    const { session } = this.watch;
    report.tell({ event: 'pairing-code-ended', session, state });
    report.say(
      report.style.bad(
        `Do not use the code ${this.#code} any more. ${toPlainText(message)}`,
      ),
    );
  }
}
