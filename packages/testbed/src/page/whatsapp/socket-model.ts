import { Emitter } from './emitter';

export type SocketState =
  | 'UNLAUNCHED'
  | 'OPENING'
  | 'UNPAIRED'
  | 'UNPAIRED_IDLE'
  | 'PAIRING'
  | 'CONNECTED';

export interface SocketActions {
  logout(): Promise<void>;
  reconnect(): void;
}

/** `require('WAWebSocketModel').Socket` */
export class SocketModel extends Emitter {
  state: SocketState = 'UNLAUNCHED';
  hasSynced = false;

  constructor(private readonly actions: SocketActions) {
    super();
  }

  enter(state: SocketState): void {
    if (state === this.state) return;
    this.state = state;
    this.trigger('change:state', this, state);
  }

  markSynced(): void {
    if (this.hasSynced) return;
    this.hasSynced = true;
    // The page's own, so that listeners of the other event are clients.
    this.trigger('synced');
    this.trigger('change:hasSynced', this, true);
  }

  logout(): Promise<void> {
    return this.actions.logout();
  }

  reconnect(): void {
    this.actions.reconnect();
  }

  takeover(): void {
    this.actions.reconnect();
  }
}
