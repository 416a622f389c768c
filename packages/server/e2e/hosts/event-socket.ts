import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { SessionStatusEvent } from '../../src';
import type { ApiClient } from './api-client';
import { EventLog } from './event-log';

/** A client of `/ws`. */
export class EventSocket {
  readonly log = new EventLog();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.log.add(JSON.parse(data.toString()) as SessionStatusEvent);
    });
  }

  static async open(
    api: ApiClient,
    query = 'session=*&events=*',
  ): Promise<EventSocket> {
    const url = `${api.url.replace('http', 'ws')}/ws?${query}&x-api-key=${
      api.apiKey
    }`;
    const socket = new WebSocket(url);
    const events = new EventSocket(socket);
    await once(socket, 'open');
    return events;
  }

  close(): void {
    this.socket.terminate();
  }
}
