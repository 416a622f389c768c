import type { PasskeyLogger } from '@waha-passkey/contract';
import type { ClusterTimings } from './cluster-timings';
import type { RedisLink } from './redis-link';
import type { RedisNames } from './redis-names';
import { holdKeys, releaseKeys } from './redis-scripts';

const batchSize = 500;

/** What this worker holds, here and in Redis. */
export class HeldKeys {
  private readonly held = new Map<string, string>();
  private refreshedAt = -Infinity;

  constructor(
    private readonly worker: string,
    private readonly link: RedisLink,
    private readonly names: RedisNames,
    private readonly timings: ClusterTimings,
    private readonly logger: PasskeyLogger,
  ) {}

  async take(key: string): Promise<void> {
    const name = this.names.key(key);
    this.held.set(name, key);
    await this.write([name], 'take');
  }

  release(key: string): void {
    const name = this.names.key(key);
    if (!this.held.delete(name)) return;
    this.runQuietly(() => this.link.run(releaseKeys, [name], [this.worker]));
  }

  /** A third of a key's life after the last time, or at once. */
  async refresh(when: 'due' | 'now'): Promise<void> {
    const now = performance.now();
    if (when === 'due' && now - this.refreshedAt < this.timings.keyMs / 3) {
      return;
    }
    this.refreshedAt = now;
    try {
      const names = [...this.held.keys()];
      for (let at = 0; at < names.length; at += batchSize) {
        await this.write(names.slice(at, at + batchSize), 'keep');
      }
    } catch (error) {
      this.refreshedAt = -Infinity;
      throw error;
    }
  }

  async releaseAll(): Promise<void> {
    const names = [...this.held.keys()];
    this.held.clear();
    for (let at = 0; at < names.length; at += batchSize) {
      const batch = names.slice(at, at + batchSize);
      await this.link.run(releaseKeys, batch, [this.worker]);
    }
  }

  private async write(
    names: readonly string[],
    how: 'take' | 'keep',
  ): Promise<void> {
    const { leases } = this.names;
    const { keyMs } = this.timings;
    const args = [this.worker, leases, keyMs, how];
    const lost = (await this.link.run(holdKeys, names, args)) as number[];
    for (const index of lost) {
      const name = names[index];
      const key = name === undefined ? undefined : this.held.get(name);
      if (name === undefined || key === undefined) continue;
      this.held.delete(name);
      this.logger.warn(
        `Another worker has taken over what this one held (${key.split(':')[0]}). Run a session on one worker only.`,
      );
    }
  }

  private runQuietly(work: () => Promise<unknown>): void {
    // What stays in Redis ends with its lifetime; this worker answers for it.
    work().catch(() => undefined);
  }
}
