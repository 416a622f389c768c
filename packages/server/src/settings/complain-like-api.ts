import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
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
  for (const error of validateSync(plainToInstance(dto, value))) {
    const variable = variables[error.property as keyof T & string];
    for (const message of toMessages(error)) {
      // Of the message only the rule: the member has another name here.
      const rule = message.slice(message.indexOf(' ') + 1);
      env.complain(`${variable ?? error.property} ${rule}`);
    }
  }
}

/** Without the values: they may be secrets. */
function toMessages(error: ValidationError): string[] {
  return [
    ...Object.values(error.constraints ?? {}),
    ...(error.children ?? []).flatMap(toMessages),
  ];
}
