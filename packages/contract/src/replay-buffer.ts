import type { PasskeySignal } from './driver';

/** The signals that a late observer of a driver needs: the attempt under way. */
export class ReplayBuffer {
  private signals: PasskeySignal[] = [];

  get all(): readonly PasskeySignal[] {
    return [...this.signals];
  }

  add(signal: PasskeySignal): void {
    switch (signal.type) {
      case 'gate':
        this.signals = [signal, ...this.pendingCall];
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

  /** A repeated gate does not end the call that waits behind it. */
  private get pendingCall(): PasskeySignal[] {
    const last = this.signals.at(-1);
    return last?.type === 'call' ? [last] : [];
  }
}
