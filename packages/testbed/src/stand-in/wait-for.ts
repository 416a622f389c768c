import type { EventEmitter } from 'node:events';

export interface WaitOptions {
  signal?: AbortSignal;
  /** Real milliseconds; 30 s unless said otherwise. */
  timeoutMs?: number;
}

/** Reads again after every change until there is something to return. */
export function waitFor<T>(
  changes: EventEmitter,
  what: string,
  read: () => T | null | undefined | false,
  { signal, timeoutMs = 30_000 }: WaitOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      changes.off('change', check);
      changes.off('stopped', onStopped);
      signal?.removeEventListener('abort', onAbort);
    };
    const fail = (error: unknown) => {
      end();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const onStopped = () =>
      fail(new Error(`The stand-in was stopped while waiting for ${what}.`));
    const onAbort = () => fail(signal?.reason);
    const check = () => {
      try {
        const value = read();
        if (value === null || value === undefined || value === false) return;
        end();
        resolve(value);
      } catch (error) {
        fail(error);
      }
    };
    const timer = setTimeout(() => {
      fail(new Error(`Waited ${timeoutMs} ms for ${what}, in vain.`));
    }, timeoutMs);
    changes.on('change', check);
    changes.on('stopped', onStopped);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) onAbort();
    else check();
  });
}
