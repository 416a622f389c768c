import type { IncomingMessage } from 'node:http';
import type { OnApplicationShutdown } from '@nestjs/common';
import {
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
} from '@nestjs/websockets';
import { map, merge, type Subscription as RxSubscription } from 'rxjs';
import { WebSocket } from 'ws';
import { EventBus } from '../events/event-bus';
import type { SessionStatusEvent } from '../events/session-status-event';
import { Subscription } from './subscription';

const PING_MS = 30_000;

/** A client that does not read is let go before it fills our memory. */
const MAX_BUFFERED_BYTES = 1024 * 1024;

interface Client {
  subscription: Subscription;
  alive: boolean;
}

/** WAHA's `/ws`: the same events as webhooks, one JSON text each. */
@WebSocketGateway({ path: '/ws' })
export class EventsGateway
  implements OnGatewayConnection, OnGatewayDisconnect, OnApplicationShutdown
{
  private readonly clients = new Map<WebSocket, Client>();
  private readonly events: RxSubscription;
  private readonly pings: NodeJS.Timeout;

  constructor(bus: EventBus) {
    const own = bus.published.pipe(map(({ event }) => event));
    this.events = merge(own, bus.received).subscribe((event) => {
      this.send(event);
    });
    this.pings = setInterval(() => {
      this.ping();
    }, PING_MS).unref();
  }

  handleConnection(socket: WebSocket, request: IncomingMessage): void {
    const { searchParams } = new URL(request.url ?? '', 'ws://localhost');
    const subscription = Subscription.parse(searchParams);
    this.clients.set(socket, { subscription, alive: true });
    socket.on('pong', () => {
      const client = this.clients.get(socket);
      if (client) {
        client.alive = true;
      }
    });
  }

  handleDisconnect(socket: WebSocket): void {
    this.clients.delete(socket);
  }

  onApplicationShutdown(): void {
    clearInterval(this.pings);
    this.events.unsubscribe();
  }

  private send(event: SessionStatusEvent): void {
    const text = JSON.stringify(event);
    for (const [socket, { subscription }] of this.clients) {
      if (!subscription.wants(event)) {
        continue;
      }
      if (socket.bufferedAmount > MAX_BUFFERED_BYTES) {
        socket.terminate();
      } else if (socket.readyState === WebSocket.OPEN) {
        socket.send(text);
      }
    }
  }

  private ping(): void {
    for (const [socket, client] of this.clients) {
      if (client.alive) {
        client.alive = false;
        socket.ping();
      } else {
        socket.terminate();
      }
    }
  }
}
