import type { Bytes } from '../../protocol/bytes';

/** Keeps the key that spares the code comparison, for five minutes. */
export class HandoffKeyHolder {
  private key: Bytes | null = null;
  private stashedAt = 0;

  constructor(private readonly lifetimeMs: number) {}

  stash(key: Bytes): void {
    this.key = key;
    this.stashedAt = performance.now();
  }

  peek(): Bytes | null {
    if (performance.now() - this.stashedAt > this.lifetimeMs) this.clear();
    return this.key;
  }

  clear(): void {
    this.key = null;
  }
}
