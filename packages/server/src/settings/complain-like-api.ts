import { findProblems } from '../validation/find-problems';
import type { EnvironmentReader } from './environment-reader';

/**
 * Checks what the environment configures with the rules of the API, and reports
 * each problem by the variable it comes from.
 */
export function complainLikeApi<T extends object>(
  env: EnvironmentReader,
  dto: new () => T,
  value: T,
  variables: Partial<Record<keyof T & string, string>>,
): void {
  for (const { member, rule } of findProblems(dto, value)) {
    env.complain(`${variables[member as keyof T & string] ?? member} ${rule}`);
  }
}
