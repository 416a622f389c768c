import type { PasskeyLogger } from '@waha-passkey/contract';
import type { Redis, RedisOptions } from 'ioredis';
import type { ClusterTimings } from './cluster-timings';
import { loadIoredis } from './load-ioredis';

const maxPauseMs = 500;
const maxGoodbyeMs = 100;

export interface RedisLinkEvents {
  /** Commands can be sent, for the first time or again. */
  onCommands(): void;
  /** Messages arrive, for the first time or again: some may be missing. */
  onSubscribed(): void;
  onMessage(text: string): void;
}

/**
 * Two connections, for commands and for messages. A command is sent once or
 * fails: one that is sent again after a lost reply would count twice.
 */
export class RedisLink {
  private readonly commands: Redis;
  private readonly messages: Redis;
  private isReachable: boolean | null = null;
  private closed = false;

  constructor(
    url: string,
    private readonly channels: readonly string[],
    timings: ClusterTimings,
    private readonly events: RedisLinkEvents,
    private readonly logger: PasskeyLogger,
  ) {
    const Redis = loadIoredis();
    const options: RedisOptions = {
      autoResendUnfulfilledCommands: false,
      autoResubscribe: false,
      commandTimeout: timings.commandMs,
      connectTimeout: timings.commandMs,
      // ioredis 5.11 sets this timer also for a socket that is closed already.
      disconnectTimeout: maxGoodbyeMs,
      enableOfflineQueue: false,
      lazyConnect: true,
      maxRetriesPerRequest: 0,
      retryStrategy: (times) => Math.min(50 * times, maxPauseMs),
    };
    this.commands = new Redis(url, options);
    this.messages = new Redis(url, options);
    for (const connection of [this.commands, this.messages]) {
      connection.on('error', (error: Error) => this.noteLost(error));
      connection.on('close', () => this.noteLost());
    }
    this.commands.on('ready', () => {
      this.noteReachable();
      events.onCommands();
    });
    this.messages.on('ready', () => void this.subscribe());
    this.messages.on('message', (_channel: string, text: string) =>
      events.onMessage(text),
    );
    // What goes wrong is reported as an error of the connection.
    this.commands.connect().catch(() => undefined);
    this.messages.connect().catch(() => undefined);
  }

  /** Rejects when Redis cannot be reached, or does not answer in time. */
  run(
    script: string,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<unknown> {
    return this.commands.eval(script, keys.length, ...keys, ...args);
  }

  publish(channel: string, text: string): Promise<number> {
    return this.commands.publish(channel, text);
  }

  /** Connects again where a connection is open and nothing comes through. */
  async probeMessages(): Promise<void> {
    if (this.messages.status !== 'ready') return;
    try {
      await this.messages.ping();
    } catch {
      if (!this.closed) this.messages.disconnect(true);
    }
  }

  reconnectCommands(): void {
    if (!this.closed && this.commands.status === 'ready') {
      this.commands.disconnect(true);
    }
  }

  close(): void {
    this.closed = true;
    this.commands.disconnect();
    this.messages.disconnect();
  }

  private async subscribe(): Promise<void> {
    try {
      await this.messages.subscribe(...this.channels);
      this.events.onSubscribed();
    } catch {
      if (!this.closed) this.messages.disconnect(true);
    }
  }

  private noteReachable(): void {
    if (this.isReachable === false) {
      this.logger.info('Redis is reachable again.');
    }
    this.isReachable = true;
  }

  /** Once for each time it is lost. */
  private noteLost(error?: Error): void {
    if (this.closed || this.isReachable === false) return;
    if (error === undefined && this.isReachable === null) return;
    this.isReachable = false;
    const why = error === undefined ? '' : ` (${nameFault(error)})`;
    this.logger.warn(
      `Redis cannot be reached${why}. Sessions of this worker continue; for those of other workers clients get 503 until it is back.`,
    );
  }
}

/** The message may quote the URL, and with it the password. */
function nameFault(error: Error & { code?: unknown }): string {
  return typeof error.code === 'string' ? error.code : error.name;
}
