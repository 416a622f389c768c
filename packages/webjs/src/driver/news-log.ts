import type { PasskeySignal } from '@waha-passkey/contract';

/** What an observer who comes late has to be told: the attempt under way. */
export class NewsLog {
  private signals: PasskeySignal[] = [];

  add(signal: PasskeySignal): void {
    switch (signal.type) {
      case 'gate':
        this.signals = [signal];
        return;
      case 'call':
        this.signals = this.signals.filter(({ type }) => type === 'gate');
        break;
      case 'completed':
      case 'gone':
        this.signals = [];
        return;
      case 'pairing-code':
        return;
      case 'call-ended':
      case 'awaiting-phone':
      case 'code':
      case 'completing':
      case 'failed':
    }
    this.signals.push(signal);
  }

  list(): readonly PasskeySignal[] {
    return [...this.signals];
  }
}
