import { Inject, Injectable } from '@nestjs/common';
import type { PasskeyCluster } from '@waha-passkey/nest';
import { EventBus } from './event-bus';
import type { SessionStatusEvent } from './session-status-event';

export const CLUSTER = Symbol('cluster');

/** Brings events to the WebSocket clients of every worker; webhooks are sent by one. */
@Injectable()
export class ClusterEvents {
  constructor(@Inject(CLUSTER) cluster: PasskeyCluster | null, bus: EventBus) {
    if (cluster === null) {
      return;
    }
    bus.published.subscribe(({ event }) => {
      cluster.publish(event.session, event);
    });
    cluster.observe((message) => {
      bus.receive(message as SessionStatusEvent);
    });
  }
}
