import type { CeremonyTimeouts, SubmitLimits } from '@waha-passkey/ceremony';
import {
  limitVariables,
  maxLimit,
  maxTimeoutSeconds,
  timeoutVariables,
} from '@waha-passkey/nest';
import type { EnvironmentReader } from './environment-reader';

/** Only what is set: the ceremony knows its own defaults. */
export function readTimeouts(
  env: EnvironmentReader,
): Partial<CeremonyTimeouts> {
  return readEach(timeoutVariables, (variable) => {
    const seconds = env.integer(variable, { min: 1, max: maxTimeoutSeconds });
    return seconds === null ? null : seconds * 1_000;
  });
}

export function readLimits(env: EnvironmentReader): Partial<SubmitLimits> {
  return readEach(limitVariables, (variable) =>
    env.integer(variable, { min: 1, max: maxLimit }),
  );
}

function readEach<Member extends string>(
  variables: Record<Member, string>,
  read: (variable: string) => number | null,
): Partial<Record<Member, number>> {
  const values: Partial<Record<Member, number>> = {};
  for (const member of Object.keys(variables) as Member[]) {
    const value = read(variables[member]);
    if (value !== null) {
      values[member] = value;
    }
  }
  return values;
}
