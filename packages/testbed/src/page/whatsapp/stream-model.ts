import { Emitter } from './emitter';
import type { SocketModel } from './socket-model';

/** [M] what the page shows, as `require('WAWebStreamModel').StreamMode` */
export const StreamMode = {
  QR: 'QR',
  MAIN: 'MAIN',
  SYNCING: 'SYNCING',
} as const;

/** [M] how its connection is, as `require('WAWebStreamModel').StreamInfo` */
export const StreamInfo = {
  OPENING: 'OPENING',
  PAIRING: 'PAIRING',
  SYNCING: 'SYNCING',
  NORMAL: 'NORMAL',
} as const;

export type StreamMode = (typeof StreamMode)[keyof typeof StreamMode];
export type StreamInfo = (typeof StreamInfo)[keyof typeof StreamInfo];

/** `require('WAWebStreamModel').Stream` */
export class StreamModel extends Emitter {
  mode: StreamMode | undefined;
  info: StreamInfo | undefined;
  readonly available = true;
  readonly needsUpdate = false;

  /** What is on the screen follows the connection. */
  constructor(private readonly socket: SocketModel) {
    super();
    socket.on('change:state synced', () => this.look());
  }

  get displayInfo(): StreamInfo | undefined {
    return this.info;
  }

  markAvailable(): void {
    this.trigger('change:available', this, true);
  }

  markUnavailable(): void {
    this.trigger('change:available', this, false);
  }

  private look(): void {
    const { state, hasSynced } = this.socket;
    switch (state) {
      case 'UNLAUNCHED':
        return;
      case 'OPENING':
        return this.show(this.mode, StreamInfo.OPENING);
      case 'UNPAIRED':
      case 'UNPAIRED_IDLE':
        return this.show(StreamMode.QR, StreamInfo.NORMAL);
      case 'PAIRING':
        return this.show(StreamMode.SYNCING, StreamInfo.PAIRING);
      case 'CONNECTED':
        return hasSynced
          ? this.show(StreamMode.MAIN, StreamInfo.NORMAL)
          : this.show(StreamMode.SYNCING, StreamInfo.SYNCING);
    }
  }

  private show(mode: StreamMode | undefined, info: StreamInfo): void {
    this.set('info', info);
    this.set('mode', mode);
  }

  private set<Name extends 'mode' | 'info'>(
    name: Name,
    value: this[Name],
  ): void {
    if (value === this[name]) return;
    this[name] = value;
    this.trigger(`change:${name}`, this, value);
  }
}
