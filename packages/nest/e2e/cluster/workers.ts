import type { ClusterHandler } from '../../src/cluster/passkey-cluster';

/** Answers what is asked with the worker's own name. */
export function answerAs(name: string, asked: unknown[]): ClusterHandler {
  return (question) => {
    asked.push(question);
    return Promise.resolve({ by: name, question });
  };
}

/** Fulfils with the first result that `isWanted`; the test's timeout bounds it. */
export async function eventually<T>(
  work: () => Promise<T>,
  isWanted: (result: T | null) => boolean,
): Promise<T> {
  for (;;) {
    const result = await work().catch(() => null);
    if (result !== null && isWanted(result)) return result;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
