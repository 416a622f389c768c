import type { PasskeySignal } from '@waha-passkey/contract';

/**
 * What a late observer has to be told: the signals of the attempt now running,
 * from its gate on. Nothing once the page is gone or the device is linked.
 */
export class News {
  #signals: PasskeySignal[] = [];

  add(signal: PasskeySignal): void {
    switch (signal.type) {
      case 'gate':
        this.#signals = this.#signals.filter((old) => old.type !== 'gate');
        this.#signals.unshift(signal);
        return;
      case 'call':
        this.#signals = this.#signals.filter((old) => old.type === 'gate');
        this.#signals.push(signal);
        return;
      case 'completed':
      case 'gone':
        this.#signals = [];
        return;
      case 'pairing-code':
        return;
      case 'call-ended':
      case 'awaiting-phone':
      case 'code':
      case 'completing':
      case 'failed':
        this.#signals.push(signal);
    }
  }

  all(): readonly PasskeySignal[] {
    return [...this.#signals];
  }
}
