import {
  RESTART_STATES,
  SOCKET_EVENTS,
} from '../../../protocol/whatsapp-names';
import { findModule } from '../modules';
import { Subscriptions } from '../subscriptions';

/**
 * Whether the socket was restarted under the call that waits. WhatsApp then
 * knows nothing of the request, though the page still waits in it.
 */
export class SocketRestarts {
  private readonly subscriptions = new Subscriptions();
  private wasSeen = false;

  start(): void {
    this.subscriptions.add('socket', {
      [SOCKET_EVENTS[0]]: () => {
        this.wasSeen ||= isRestarting();
      },
    });
  }

  stop(): void {
    this.subscriptions.end();
    this.wasSeen = false;
  }

  /** A new call is made over the socket that is there now. */
  onCall(): void {
    this.wasSeen = false;
  }

  get hasRestarted(): boolean {
    return this.wasSeen || isRestarting();
  }
}

function isRestarting(): boolean {
  return RESTART_STATES.includes(String(findModule('socket')?.state));
}
