import type {
  ClusterAnswer,
  ClusterHandler,
  PasskeyCluster,
} from './passkey-cluster';
import { createUnavailableError } from './unavailable-error';

/** Workers of one process, without Redis: for tests, and for several hosts in one process. */
export class InProcessNetwork {
  private readonly workers = new Set<InProcessCluster>();
  private readonly owners = new Map<string, InProcessCluster>();

  join(workerId: string): PasskeyCluster {
    const worker = new InProcessCluster(workerId, this.workers, this.owners);
    this.workers.add(worker);
    return worker;
  }
}

class InProcessCluster implements PasskeyCluster {
  private handler: ClusterHandler | null = null;
  private readonly listeners = new Set<(message: unknown) => void>();
  private closed = false;

  constructor(
    readonly workerId: string,
    private readonly workers: Set<InProcessCluster>,
    private readonly owners: Map<string, InProcessCluster>,
  ) {}

  serve(handler: ClusterHandler): void {
    this.handler = handler;
  }

  hold(key: string): Promise<void> {
    if (!this.closed) this.owners.set(key, this);
    return Promise.resolve();
  }

  release(key: string): void {
    if (this.owners.get(key) === this) this.owners.delete(key);
  }

  isHeldElsewhere(key: string): Promise<boolean> {
    const owner = this.owners.get(key);
    return Promise.resolve(owner !== undefined && owner !== this);
  }

  async ask(key: string, question: unknown): Promise<ClusterAnswer> {
    const owner = this.owners.get(key);
    if (this.closed) throw createUnavailableError('This worker is stopping.');
    if (owner === undefined || owner === this) return { kind: 'unheld' };
    if (owner.handler === null) {
      throw createUnavailableError('The worker that holds it is starting.');
    }
    const value = copy(await owner.handler(copy(question)));
    return { kind: 'answered', value };
  }

  publish(_topic: string, message: unknown): void {
    for (const worker of this.workers) {
      if (worker === this) continue;
      const copied = copy(message);
      for (const listener of [...worker.listeners]) listener(copied);
    }
  }

  observe(listener: (message: unknown) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  close(): Promise<void> {
    this.closed = true;
    this.workers.delete(this);
    for (const [key, owner] of this.owners) {
      if (owner === this) this.owners.delete(key);
    }
    return Promise.resolve();
  }
}

/** As it arrives from another process. */
function copy(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
