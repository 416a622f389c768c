import {
  RESTART_STATES,
  SOCKET_EVENTS,
  UNPAIRED_STATES,
} from '../../../protocol/whatsapp-names';
import { findModule } from '../modules';
import { Subscriptions } from '../subscriptions';

/**
 * Whether the socket was restarted under the call that waits. WhatsApp then
 * knows nothing of the request, though the page still waits in it.
 */
export class SocketRestarts {
  private readonly subscriptions = new Subscriptions();
  /** Before that, a socket that opens is the page's first one. */
  private wasOpen = false;
  private wasSeen = false;

  start(): void {
    this.look();
    this.subscriptions.add('socket', {
      [SOCKET_EVENTS[0]]: () => this.look(),
    });
  }

  stop(): void {
    this.subscriptions.end();
    this.reset();
  }

  /** A new call is made over the socket that is there now. */
  onCall(): void {
    this.reset();
    this.look();
  }

  get hasRestarted(): boolean {
    this.look();
    return this.wasSeen;
  }

  private look(): void {
    const state = String(findModule('socket')?.state);
    this.wasOpen ||= UNPAIRED_STATES.includes(state);
    this.wasSeen ||= this.wasOpen && RESTART_STATES.includes(state);
  }

  private reset(): void {
    this.wasOpen = false;
    this.wasSeen = false;
  }
}
