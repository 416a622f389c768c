import { ApiError } from '@waha-passkey/client';
import type { OwnerContext } from '../owner/owner-context';
import type { OwnerApi } from '../owner/session/owner-api';
import { drawQr } from '../terminal/draw-qr';

/** Draws the code to scan; a new one takes the place of the old one. */
export class QrCode {
  #shown: string | null = null;
  #lines = 0;

  constructor(
    private readonly api: OwnerApi,
    private readonly session: string,
    private readonly context: OwnerContext,
  ) {}

  /** Only when it is another one than before. */
  async show(): Promise<void> {
    const value = await this.#read();
    if (value === null || value === this.#shown) return;
    this.#shown = value;
    const { report } = this.context;
    report.tell({ event: 'qr', session: this.session, value });
    const text = [
      'Scan this with WhatsApp on the phone: Settings, Linked devices.',
      '',
      drawQr(value, Boolean(report.people.isTTY)),
      '',
    ].join('\n');
    if (report.people.isTTY) report.people.write(this.#overOldOne());
    this.#lines = text.split('\n').length;
    report.say(text);
  }

  /** Null when the session has just moved on. */
  async #read(): Promise<string | null> {
    try {
      return await this.api.readQr(this.session, this.context.signal);
    } catch (error) {
      if (error instanceof ApiError && error.status === 422) return null;
      throw error;
    }
  }

  /** ECMA-48: cursor up to the first line, erase to the end of the screen. */
  #overOldOne(): string {
    return this.#lines === 0 ? '' : `\u001b[${this.#lines}F\u001b[J`;
  }
}
