import type {
  PasskeyAttemptKind,
  PasskeyChallenge,
} from '@waha-passkey/contract';
import type {
  PrfValues,
  SignableCredential,
  SignableOptions,
  SignablePrf,
} from './signable-options';
import { signingRpIds } from './signing-origin';

const minChallengeBytes = 16;
const maxChallengeBytes = 1024;

/**
 * A server's request as it may be signed: known members only, null ones left
 * out, padding removed. Throws an `Error` for a person unless it is a request
 * that WhatsApp makes: whoever signs whatever a server wants undoes what a
 * passkey protects from.
 */
export function toSignable(request: unknown): SignableOptions {
  const options = Object(request) as Partial<PasskeyChallenge>;
  const challenge = toBase64url(options.challenge);
  if (challenge === null) {
    throw new Error(
      'The request has no challenge that can be read. Nothing was signed: ask for a new request.',
    );
  }
  const bytes = Math.floor((challenge.length * 3) / 4);
  if (bytes < minChallengeBytes || bytes > maxChallengeBytes) {
    throw new Error(
      `The challenge has an implausible size (${bytes} bytes). Nothing was signed.`,
    );
  }
  const rpId = options.rpId ?? '';
  if (!signingRpIds.includes(rpId)) {
    throw new Error(
      'The server asks to sign for another site than WhatsApp. Nothing was signed: check whose server that is.',
    );
  }
  const prf = toPrf(options.extensions);
  const kind = toKind(options.userVerification, prf);
  const { timeout } = options;
  return {
    kind,
    challenge,
    rpId,
    userVerification: 'required',
    ...(typeof timeout === 'number' && timeout > 0 ? { timeout } : {}),
    allowCredentials: toAllowed(options.allowCredentials),
    ...(prf && kind === 'checkpoint' ? { extensions: { prf } } : {}),
  };
}

/** Linking demands a verified user; a checkpoint prefers one, and asks `prf`. */
function toKind(asked: unknown, prf: SignablePrf | null): PasskeyAttemptKind {
  if (asked === 'required') return 'linking';
  if (asked === 'preferred' && prf !== null) return 'checkpoint';
  throw new Error(
    'The request does not demand that you prove your identity to the passkey. Linking always does, so nothing was signed.',
  );
}

function toAllowed(allowed: unknown): SignableCredential[] {
  if (allowed === undefined || allowed === null) return [];
  if (!Array.isArray(allowed)) throw createListError();
  return allowed.map((entry: unknown) => {
    const { id, transports } = Object(entry) as Record<string, unknown>;
    const read = toBase64url(id);
    if (read === null) throw createListError();
    return {
      id: read,
      ...(Array.isArray(transports) && {
        transports: transports.filter((each) => typeof each === 'string'),
      }),
    };
  });
}

function createListError(): Error {
  return new Error(
    'The request names passkeys in a form that cannot be read. Nothing was signed: ask for a new request.',
  );
}

function toPrf(extensions: unknown): SignablePrf | null {
  const { prf } = Object(extensions) as { prf?: unknown };
  if (typeof prf !== 'object' || prf === null) return null;
  const { eval: one, evalByCredential } = prf as Record<string, unknown>;
  const all = Object.entries(Object(evalByCredential) as object)
    .map(([id, values]) => [toBase64url(id), toValues(values)] as const)
    .filter((entry): entry is [string, PrfValues] => !entry.includes(null));
  const values = toValues(one);
  return {
    ...(values && { eval: values }),
    ...(all.length > 0 && { evalByCredential: Object.fromEntries(all) }),
  };
}

function toValues(values: unknown): PrfValues | null {
  const { first, second } = Object(values) as Record<string, unknown>;
  const [one, two] = [toBase64url(first), toBase64url(second)];
  if (one === null) return null;
  return { first: one, ...(two === null ? {} : { second: two }) };
}

/** Null for what does not encode bytes; servers pad, and use both alphabets. */
function toBase64url(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
  return /^[\w-]+$/.test(text) && text.length % 4 !== 1 ? text : null;
}
