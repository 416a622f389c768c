import {
  PairingCodeState as State,
  type PasskeySignal,
} from '@waha-passkey/contract';
import { RestartWatch } from './socket-restart';

/** Knows whether the pairing code that the page made last is still accepted. */
export class PairingCodeWatch {
  private state: State | null = null;
  private readonly restarts = new RestartWatch();

  constructor(private readonly report: (signal: PasskeySignal) => void) {}

  /** The library has shown a new one. */
  onIssued(): void {
    this.change(State.ISSUED);
  }

  /** The page says so itself; it may have made the code without a library. */
  onEnded(state: State): void {
    this.change(state);
  }

  /** The second signal: a new socket accepts no code of an earlier one. */
  onSocketState(socketState: string | null): void {
    if (this.restarts.see(socketState) === 'done') this.expire();
  }

  /** Another document, or none: the code of the last one leads nowhere. */
  onLeft(): void {
    this.expire();
    this.reset();
  }

  /** Nothing is to be said of it any more: linked, or the session stopped. */
  reset(): void {
    this.restarts.reset();
    this.state = null;
  }

  private expire(): void {
    if (this.state === State.ISSUED) this.change(State.EXPIRED);
  }

  private change(state: State): void {
    if (state === this.state) return;
    this.state = state;
    this.report({ type: 'pairing-code', state });
  }
}
