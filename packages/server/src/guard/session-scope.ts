import { AsyncLocalStorage } from 'node:async_hooks';

/** A session whose library may fail where no one waits for it. */
export interface GuardedSession {
  readonly name: string;
  /** Ends this session with a reason made of the error. */
  fail(error: unknown): void;
}

const scope = new AsyncLocalStorage<GuardedSession>();

/** What `task` starts, and whatever follows from that, belongs to the session. */
export function runInScope<T>(session: GuardedSession, task: () => T): T {
  return scope.run(session, task);
}

/** What `task` starts belongs to no session. */
export function leaveScope(task: () => void): void {
  scope.exit(task);
}

export function currentSession(): GuardedSession | undefined {
  return scope.getStore();
}
