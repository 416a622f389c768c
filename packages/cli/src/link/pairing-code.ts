import type { OwnerContext } from '../owner/owner-context';
import type { OwnerApi } from '../owner/session/owner-api';
import { toPlainText } from '../owner/terminal/to-plain-text';

/** Asks once for a code that a person types on the phone. */
export class PairingCode {
  #asked = false;

  constructor(
    private readonly api: OwnerApi,
    private readonly session: string,
    private readonly phoneNumber: string,
    private readonly context: OwnerContext,
  ) {}

  async show(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    const { report, signal } = this.context;
    const code = await this.api.requestCode(
      this.session,
      this.phoneNumber,
      signal,
    );
    report.tell({ event: 'pairing-code', session: this.session, code });
    report.say('Type this on the phone: Linked devices, Link with number.');
    report.say();
    report.say(`      ${report.style.bold(toPlainText(code))}`);
    report.say();
  }
}
