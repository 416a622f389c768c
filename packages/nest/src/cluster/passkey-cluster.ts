/**
 * What happened to a question. `unheld`: no worker holds the key. `owner-gone`:
 * the worker that held it has ended, and no other one holds it.
 */
export type ClusterAnswer =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'unheld' | 'owner-gone' };

/** Carries out what another worker asks; must not reject. */
export type ClusterHandler = (question: unknown) => Promise<unknown>;

/**
 * The other workers of one address. A key (a session, a link) is held by the
 * worker that took it last. Questions, answers and messages are JSON.
 */
export interface PasskeyCluster {
  /** For the log. */
  readonly workerId: string;

  /** Answers the questions about keys that are held here; called once. */
  serve(handler: ClusterHandler): void;

  /**
   * This worker holds `key`, in place of any other. Fulfils when the others can
   * know, or when they cannot be reached; they are informed later then.
   */
  hold(key: string): Promise<void>;

  /** Whatever asks for `key` finds no one. Does nothing if it is not held here. */
  release(key: string): void;

  /**
   * Whether another worker holds `key`.
   * @throws PasskeyError `PASSKEY_WORKER_UNAVAILABLE` when that cannot be known
   */
  isHeldElsewhere(key: string): Promise<boolean>;

  /**
   * Asks the worker that holds `key`, which carries a question out at most once.
   * @throws PasskeyError `PASSKEY_WORKER_UNAVAILABLE` when there is no answer in time
   */
  ask(key: string, question: unknown): Promise<ClusterAnswer>;

  /**
   * Sends `message` to every other worker. After a gap in the connection they
   * get the newest one of each topic, once.
   */
  publish(topic: string, message: unknown): void;

  /** Calls `listener` for each message of another worker. Returns a function that unsubscribes. */
  observe(listener: (message: unknown) => void): () => void;

  /** Releases all keys, and ends every question. Idempotent. */
  close(): Promise<void>;
}
