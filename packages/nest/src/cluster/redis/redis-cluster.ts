import { randomUUID } from 'node:crypto';
import type { PasskeyLogger } from '@waha-passkey/contract';
import type {
  ClusterAnswer,
  ClusterHandler,
  PasskeyCluster,
} from '../passkey-cluster';
import { createUnavailableError } from '../unavailable-error';
import { Answers } from './answers';
import { defaultClusterTimings, type ClusterTimings } from './cluster-timings';
import { Envelope, UnreadableError } from './envelope';
import { HeldKeys } from './held-keys';
import { Questions } from './questions';
import { RedisLink } from './redis-link';
import { RedisNames } from './redis-names';
import { findOwner, renewLease } from './redis-scripts';
import { Topics } from './topics';

export interface RedisClusterOptions {
  /** `redis://` or `rediss://`; may hold the password. */
  url: string;
  /** At least 32 bytes, the same on every worker: encrypts what crosses Redis. */
  secret: string;
  /** For the log; the same one may be used again after a restart. */
  workerId: string;
  logger: PasskeyLogger;
  timings?: Partial<ClusterTimings>;
}

/** A cluster over one Redis, which sees neither contents nor names. */
export class RedisCluster implements PasskeyCluster {
  readonly workerId: string;
  /** Of this process alone: after a restart, nothing of before is meant. */
  private readonly worker = randomUUID();
  private readonly names: RedisNames;
  private readonly link: RedisLink;
  private readonly keys: HeldKeys;
  private readonly questions: Questions;
  private readonly answers: Answers;
  private readonly topics: Topics;
  private readonly timings: ClusterTimings;
  private readonly timer: NodeJS.Timeout;
  /** Redis' clock less our own; both in milliseconds. */
  private clockOffset: number | null = null;
  private closed: Promise<void> | null = null;
  /** Fulfils when others can reach this worker for the first time. */
  readonly connected: Promise<void>;
  private onConnected: (what: 'commands' | 'messages') => void = () =>
    undefined;

  /** @throws Error when the secret is too short, or ioredis is missing */
  constructor(private readonly options: RedisClusterOptions) {
    const { url, secret, workerId, logger } = options;
    this.workerId = workerId;
    this.timings = { ...defaultClusterTimings, ...options.timings };
    const { worker, timings } = this;
    this.connected = new Promise((resolve) => {
      const missing = new Set(['commands', 'messages']);
      this.onConnected = (what) => {
        missing.delete(what);
        if (missing.size === 0) resolve();
      };
    });
    const envelope = new Envelope(secret);
    const names = (this.names = new RedisNames(envelope));
    const channels = [names.channels + worker, names.everyone];
    const link = (this.link = new RedisLink(
      url,
      channels,
      timings,
      {
        onCommands: () => void this.beat(),
        onSubscribed: () => {
          this.topics.reportGap();
          this.onConnected('messages');
        },
        onMessage: (text) => this.onMessage(text),
      },
      logger,
    ));
    this.keys = new HeldKeys(worker, link, names, timings, logger);
    this.questions = new Questions(worker, link, names, envelope, timings);
    this.answers = new Answers(link, names, envelope, timings);
    this.topics = new Topics(worker, link, names, envelope, timings);
    this.timer = setInterval(() => void this.beat(), timings.beatMs).unref();
  }

  serve(handler: ClusterHandler): void {
    this.answers.handler = handler;
  }

  async hold(key: string): Promise<void> {
    // The next beat that succeeds writes what this one could not.
    await this.keys.take(key).catch(() => undefined);
  }

  release(key: string): void {
    this.keys.release(key);
  }

  async isHeldElsewhere(key: string): Promise<boolean> {
    const { leases } = this.names;
    try {
      const name = this.names.key(key);
      const result = await this.link.run(findOwner, [name], [leases]);
      const [owner, lives] = result as [string, number];
      return lives === 1 && owner !== this.worker;
    } catch {
      throw createUnavailableError(
        'Redis cannot be reached, so the worker that holds it is not known.',
      );
    }
  }

  ask(key: string, question: unknown): Promise<ClusterAnswer> {
    return this.questions.ask(key, question);
  }

  publish(topic: string, message: unknown): void {
    this.topics.publish(topic, message);
  }

  observe(listener: (message: unknown) => void): () => void {
    return this.topics.observe(listener);
  }

  close(): Promise<void> {
    return (this.closed ??= this.end());
  }

  private async end(): Promise<void> {
    clearInterval(this.timer);
    this.questions.close();
    // What cannot be released now ends with its lifetime.
    await this.keys.releaseAll().catch(() => undefined);
    this.link.close();
  }

  /** A sign of life; says what Redis has forgotten again. */
  private async beat(): Promise<void> {
    if (this.closed) return;
    this.answers.forgetOld();
    this.topics.forgetOld();
    const lease = this.names.leases + this.worker;
    const { leaseMs } = this.timings;
    try {
      const result = await this.link.run(renewLease, [lease], [leaseMs]);
      const [had, redisMs] = result as [number, number];
      this.clockOffset = redisMs - performance.now();
      this.topics.sendUnsent();
      await this.keys.refresh(had === 0 ? 'now' : 'due');
      this.onConnected('commands');
    } catch {
      this.link.reconnectCommands();
    }
    await this.link.probeMessages();
  }

  /** Never throws into the client of Redis. */
  private onMessage(text: string): void {
    try {
      this.dispatch(text.split('|'));
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      this.options.logger.warn(
        error instanceof UnreadableError
          ? 'A message of another worker could not be decrypted. Use the same WAHA_PASSKEY_CLUSTER_SECRET and the same version on every worker.'
          : `A message of another worker could not be processed (${name}).`,
      );
    }
  }

  private dispatch([
    kind = '',
    a = '',
    b = '',
    c = '',
    d = '',
  ]: string[]): void {
    switch (kind) {
      case 'ask':
        return this.answers.onQuestion(b, c, this.ageOf(Number(a)));
      case 'working':
        return this.questions.onWorking(a);
      case 'answer':
        return this.questions.onAnswer(a, b);
      case 'message':
        return this.topics.onMessage(a, b, c, d);
      case 'gap':
        return this.topics.onGap(a);
      default:
        throw new UnreadableError('A message is of no known kind.');
    }
  }

  /** By Redis' clock: those of the workers may differ. */
  private ageOf(sentMs: number): number {
    const { clockOffset } = this;
    return clockOffset === null ? 0 : performance.now() + clockOffset - sentMs;
  }
}
