import { createForeignAnswerError } from './read-answer';

/** An object of the server, which may hold more than its type names. */
export function readObject<T extends object>(answer: unknown, url: string): T {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    throw createForeignAnswerError(url, 200);
  }
  return answer as T;
}

export function readList<T extends object>(answer: unknown, url: string): T[] {
  if (!Array.isArray(answer)) throw createForeignAnswerError(url, 200);
  return answer.map((entry) => readObject<T>(entry, url));
}

/** One member that is text: `{"code": "ABCD-EFGH"}`. */
export function readMember(answer: unknown, name: string, url: string): string {
  const value = readObject<Record<string, unknown>>(answer, url)[name];
  if (typeof value !== 'string') throw createForeignAnswerError(url, 200);
  return value;
}
