import { defaultScenario, type Scenario } from '@waha-passkey/testbed';
import { InvalidArgumentError } from 'commander';

interface Kind<T = unknown> {
  /** Ends the sentence "It must be …". */
  name: string;
  fits(value: unknown): value is T;
}

/** Whether a member can be no more than its default value tells. */
type IsPlain<T> = [T] extends [boolean | number]
  ? true
  : [T, string] extends [string, T]
    ? true
    : false;

/** The other members. */
type Special = {
  [M in keyof Scenario as IsPlain<Scenario[M]> extends true ? never : M]: Kind<
    Scenario[M]
  >;
};

const special: Special = {
  timers: oneOf('native', 'swapped'),
  userIds: oneOf('_serialized', '$1'),
  accounts: oneOf('pn-and-lid', 'lid-only'),
  testIds: oneOf('all', 'no-primary-buttons', 'none'),
  cancelPlace: oneOf('below-card', 'in-card'),
  takesGet: oneOf('when-called', 'at-load'),
  moduleLoading: oneOf('at-once', 'one-by-one'),
  earlyRequire: oneOf('runs', 'breaks'),
  moduleTable: oneOf('debug', 'if-required', 'none'),
  unknownModules: oneOf('permissive', 'throw', 'null'),
  lacks: {
    name: 'a list of texts',
    fits: (value): value is string[] =>
      Array.isArray(value) && value.every((name) => typeof name === 'string'),
  },
  openerPolicy: oneOf('same-origin-allow-popups', 'same-origin', null),
  optionsTimeoutMs: orNull(time()),
  allowCredentials: {
    name: 'a list of base64url texts or null',
    fits: (value): value is (string | null)[] =>
      Array.isArray(value) &&
      value.every((id) => id === null || typeof id === 'string'),
  },
  userVerification: oneOf('required', 'preferred', 'discouraged'),
  extensions: orNull({ name: 'a JSON object', fits: isObject }),
  secondPrologueAfterMs: orNull(time()),
  pairingCodeMs: orNull(time()),
  pairingCodeEnd: oneOf(
    'refresh_alt_linking_code',
    'force_manual_refresh',
    'error_alt_linking',
  ),
  serverError: oneOf('prologue', 'nonce', 'pairing', null),
  declineReaches: oneOf('page', 'nobody'),
  confirmsItself: oneOf('when-skipping', 'always', 'never'),
};

/** Members of a scenario as JSON; the error names the one at fault. */
export function parseScenario(text: string): Partial<Scenario> {
  const scenario = parseObject(text);
  for (const [name, value] of Object.entries(scenario)) {
    const kind = findKind(name);
    if (!kind.fits(value)) {
      throw new InvalidArgumentError(`${name} must be ${kind.name}.`);
    }
  }
  return scenario;
}

function findKind(name: string): Kind {
  if (Object.hasOwn(special, name)) return special[name as keyof Special];
  if (!Object.hasOwn(defaultScenario, name)) {
    throw new InvalidArgumentError(
      `There is no ${name}, but ${Object.keys(defaultScenario).join(', ')}.`,
    );
  }
  const usual = defaultScenario[name as keyof Scenario];
  if (typeof usual === 'boolean') return oneOf(true, false);
  if (typeof usual === 'number') return time();
  return {
    name: 'a text',
    fits: (value): value is string => typeof value === 'string',
  };
}

function oneOf<T>(...choices: T[]): Kind<T> {
  const names = choices.map((choice) => JSON.stringify(choice));
  return {
    name: `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`,
    fits: (value): value is T => (choices as unknown[]).includes(value),
  };
}

function time(): Kind<number> {
  return {
    name: 'a number of milliseconds',
    fits: (value): value is number => typeof value === 'number' && value >= 0,
  };
}

function orNull<T>(kind: Kind<T>): Kind<T | null> {
  return {
    name: `${kind.name} or null`,
    fits: (value): value is T | null => value === null || kind.fits(value),
  };
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Refused below, as all else that is no object.
  }
  if (isObject(value)) return value;
  throw new InvalidArgumentError(
    'It must be a JSON object, such as {"serverError":"pairing"}.',
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
