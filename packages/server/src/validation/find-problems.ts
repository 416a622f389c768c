import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

export interface Problem {
  /** The member of the DTO that is at fault. */
  member: string;
  /** What it must be, for a sentence that begins with a name for it. */
  rule: string;
}

/** What the API would refuse of a value that came by another door. */
export function findProblems<T extends object>(
  dto: new () => T,
  value: object,
): Problem[] {
  return validateSync(plainToInstance(dto, value)).flatMap((error) =>
    toMessages(error).map((message) => ({
      member: error.property,
      // Of the message only the rule: the member may have another name there.
      rule: message.slice(message.indexOf(' ') + 1),
    })),
  );
}

/** Without the values: they may be secrets. */
function toMessages(error: ValidationError): string[] {
  return [
    ...Object.values(error.constraints ?? {}),
    ...(error.children ?? []).flatMap(toMessages),
  ];
}
