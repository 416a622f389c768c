import { readlink } from 'node:fs/promises';
import path from 'node:path';
import type { StandIn } from '@waha-passkey/testbed';
import type {
  RunningWaha,
  WahaAnswer,
  WahaEvent,
} from '../../../waha/e2e/real-waha/running-waha';

/** One session of a real WAHA, with a stand-in that no other session has. */
export class Subject {
  /** To what is asked of it and not waited for at once. */
  readonly answers: Promise<WahaAnswer>[] = [];

  constructor(
    private readonly waha: RunningWaha,
    private readonly standIn: StandIn,
    readonly name: string,
  ) {}

  /** In the order of their webhooks. */
  get statuses(): string[] {
    return this.events.map(({ payload }) => payload.status);
  }

  create(): Promise<WahaAnswer> {
    const { host: server } = new URL(this.standIn.proxyUrl);
    return this.waha.call('POST', '/api/sessions', {
      name: this.name,
      config: { proxy: { server } },
      start: true,
    });
  }

  order(order: 'start' | 'stop' | 'restart'): Promise<WahaAnswer> {
    return this.waha.call('POST', `/api/sessions/${this.name}/${order}`, {});
  }

  delete(): Promise<WahaAnswer> {
    return this.waha.call('DELETE', `/api/sessions/${this.name}`);
  }

  read(): Promise<WahaAnswer> {
    return this.waha.call('GET', `/api/sessions/${this.name}`);
  }

  /** The first webhook of that status after the first `skip` ones. */
  next(status: string, skip = 0): Promise<WahaEvent> {
    return this.waha.untilEvent(`${status} of ${this.name}`, () =>
      this.events.slice(skip).find(({ payload }) => payload.status === status),
    );
  }

  /** Until its page has been loaded once more than `loads` times. */
  untilLoaded(loads: number): Promise<unknown> {
    return this.standIn.waitFor(
      `a page of ${this.name}`,
      () => this.standIn.pageLoads > loads,
      { timeoutMs: 60_000 },
    );
  }

  get loads(): number {
    return this.standIn.pageLoads;
  }

  async killBrowser(): Promise<void> {
    const profile = `webjs/default/session-${this.name}`;
    const lock = path.join(this.waha.dataFolder, profile, 'SingletonLock');
    const holder = await readlink(lock);
    process.kill(Number(holder.slice(holder.lastIndexOf('-') + 1)), 'SIGKILL');
  }

  private get events(): WahaEvent[] {
    return this.waha.webhookEvents.filter(
      ({ session }) => session === this.name,
    );
  }
}
