import type {
  CeremonyTimeouts,
  PasskeyEventData,
  SubmitLimits,
} from '@waha-passkey/ceremony';
import {
  limitVariables,
  maxLimit,
  maxTimeoutSeconds,
  parsePublicUrl,
  parseTrustProxy,
  publicUrlForm,
  timeoutVariables,
  type TrustProxy,
} from '@waha-passkey/nest';

/** What the environment says; only what is set, the ceremony has defaults. */
export interface PasskeySettings {
  /** `WAHA_PASSKEY_ENABLED`, true by default. */
  enabled: boolean;
  /**
   * `WAHA_PASSKEY_EVENT_DATA`: `full` by default, as WAHA does; with `none`,
   * challenge and code leave by the API only, not by events.
   */
  eventData: PasskeyEventData;
  /**
   * `WAHA_PASSKEY_PUBLIC_URL`: where account owners reach this WAHA. Null by
   * default: then no hand-off links are given out.
   */
  publicUrl: string | null;
  /**
   * `WAHA_PASSKEY_TRUST_PROXY`, as Express' setting; null by default: WAHA's own
   * is left as it is.
   */
  trustProxy: TrustProxy | null;
  timeouts: Partial<CeremonyTimeouts>;
  limits: Partial<SubmitLimits>;
}

/** Throws an `Error` that names the variable and what it may be. */
export function readSettings(env: NodeJS.ProcessEnv): PasskeySettings {
  return {
    enabled:
      readChoice(env, 'WAHA_PASSKEY_ENABLED', ['true', 'false']) === 'true',
    eventData: readChoice(env, 'WAHA_PASSKEY_EVENT_DATA', ['full', 'none']),
    publicUrl: readPublicUrl(env, 'WAHA_PASSKEY_PUBLIC_URL'),
    trustProxy: readTrustProxy(env, 'WAHA_PASSKEY_TRUST_PROXY'),
    timeouts: readNumbers(env, timeoutVariables, maxTimeoutSeconds, 1_000),
    limits: readNumbers(env, limitVariables, maxLimit, 1),
  };
}

function readChoice<Choice extends string>(
  env: NodeJS.ProcessEnv,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const value = env[name]?.trim().toLowerCase() ?? '';
  const choice = value === '' ? choices[0] : findChoice(choices, value);
  if (choice === undefined) {
    throw new Error(`${name} must be ${choices.join(' or ')}.`);
  }
  return choice;
}

function findChoice<Choice extends string>(
  choices: readonly Choice[],
  value: string,
): Choice | undefined {
  return choices.find((each) => each === value);
}

function readPublicUrl(env: NodeJS.ProcessEnv, name: string): string | null {
  const value = env[name]?.trim() ?? '';
  if (value === '') return null;
  const url = parsePublicUrl(value);
  if (url !== null) return url;
  throw new Error(`${name} must be ${publicUrlForm}.`);
}

function readTrustProxy(
  env: NodeJS.ProcessEnv,
  name: string,
): TrustProxy | null {
  const value = env[name]?.trim() ?? '';
  if (value === '') return null;
  const trusted = parseTrustProxy(value);
  if (trusted !== null) return trusted;
  throw new Error(
    `${name} must be true, false, the number of proxies, or their addresses, such as "loopback, 10.0.0.0/8".`,
  );
}

function readNumbers<Member extends string>(
  env: NodeJS.ProcessEnv,
  variables: Record<Member, string>,
  max: number,
  factor: number,
): Partial<Record<Member, number>> {
  const numbers: Partial<Record<Member, number>> = {};
  for (const member of Object.keys(variables) as Member[]) {
    const name = variables[member];
    const text = env[name]?.trim() ?? '';
    if (text === '') continue;
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1 || value > max) {
      throw new Error(`${name} must be a whole number from 1 to ${max}.`);
    }
    numbers[member] = value * factor;
  }
  return numbers;
}
