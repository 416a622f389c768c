import {
  IDLE_STATE,
  RESTART_STATES,
  UNPAIRED_STATES,
} from '../protocol/whatsapp-names';

/** `begun`: the socket is about to be opened; `done`: new refs are there. */
export type SocketRestart = 'begun' | 'done';

/** Recognises a restart of the socket by what `Socket.state` goes through. */
export class RestartWatch {
  private last: string | null = null;
  private isReopening = false;

  /** Null when nothing of the kind is to be seen. */
  see(state: string | null): SocketRestart | null {
    const before = this.last;
    if (state === null || state === before) return null;
    this.last = state;
    if (RESTART_STATES.includes(state)) {
      if (before === null || !UNPAIRED_STATES.includes(before)) return null;
      this.isReopening = true;
      return 'begun';
    }
    // The second sign, should the first be missed: refs come with a new socket.
    const isReopened = this.isReopening || before === IDLE_STATE;
    this.isReopening = false;
    return isReopened && UNPAIRED_STATES.includes(state) ? 'done' : null;
  }

  reset(): void {
    this.last = null;
    this.isReopening = false;
  }
}
