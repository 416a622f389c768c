import { linkKey } from '../cluster/cluster-keys';
import type { PasskeyCluster } from '../cluster/passkey-cluster';

/** Lets other workers find the links of this one, by their hashes. */
export class HeldLinks {
  private readonly pending = new Set<Promise<void>>();

  constructor(private readonly cluster: PasskeyCluster) {}

  add(hash: string): void {
    const held = this.cluster.hold(linkKey(hash)).finally(() => {
      this.pending.delete(held);
    });
    this.pending.add(held);
  }

  forget(hash: string): void {
    this.cluster.release(linkKey(hash));
  }

  /** Before a link is handed out: its page may be served by another worker. */
  async settle(): Promise<void> {
    await Promise.all(this.pending);
  }
}
