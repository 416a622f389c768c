import type { CeremonyTimeouts, SubmitLimits } from '@waha-passkey/ceremony';
import type { EnvironmentReader } from './environment-reader';

const HOUR_SECONDS = 3_600;

const timeoutVariables = {
  challengeMs: 'WAHA_PASSKEY_CHALLENGE_TIMEOUT_SECONDS',
  gateMs: 'WAHA_PASSKEY_GATE_TIMEOUT_SECONDS',
  deliveryMs: 'WAHA_PASSKEY_DELIVERY_TIMEOUT_SECONDS',
  phoneMs: 'WAHA_PASSKEY_PHONE_TIMEOUT_SECONDS',
  confirmationMs: 'WAHA_PASSKEY_CONFIRMATION_TIMEOUT_SECONDS',
  completionMs: 'WAHA_PASSKEY_COMPLETION_TIMEOUT_SECONDS',
} as const satisfies Partial<Record<keyof CeremonyTimeouts, string>>;

const limitVariables = {
  perMinute: 'WAHA_PASSKEY_SUBMITS_PER_MINUTE',
  invalidPerChallenge: 'WAHA_PASSKEY_INVALID_SUBMITS_PER_CHALLENGE',
} as const satisfies Record<keyof SubmitLimits, string>;

/** Only what is set: the ceremony knows its own defaults. */
export function readTimeouts(
  env: EnvironmentReader,
): Partial<CeremonyTimeouts> {
  return readEach(timeoutVariables, (variable) => {
    const seconds = env.integer(variable, { min: 1, max: HOUR_SECONDS });
    return seconds === null ? null : seconds * 1_000;
  });
}

export function readLimits(env: EnvironmentReader): Partial<SubmitLimits> {
  return readEach(limitVariables, (variable) =>
    env.integer(variable, { min: 1, max: 1_000_000 }),
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
