import type {
  PasskeyAssertion,
  PasskeyErrorCode,
} from '@waha-passkey/contract';

export interface AssertionFault {
  /** As in the list of checks: A1 to A17. */
  check: string;
  name: string;
  status: number;
  code: PasskeyErrorCode;
  field?: string;
  received?: string;
  /** From a valid assertion to the body that is sent. */
  spoil: (assertion: PasskeyAssertion) => unknown;
}

type Client = Record<string, unknown>;

export const clientData = 'response.clientDataJSON';
export const authenticatorData = 'response.authenticatorData';

export function withResponse(
  assertion: PasskeyAssertion,
  members: object,
): unknown {
  return { ...assertion, response: { ...assertion.response, ...members } };
}

export function withClientText(
  assertion: PasskeyAssertion,
  spoil: (text: string) => string,
): unknown {
  const text = decode(assertion.response.clientDataJSON).toString();
  return withResponse(assertion, {
    clientDataJSON: encode(Buffer.from(spoil(text))),
  });
}

export function withClientData(
  assertion: PasskeyAssertion,
  spoil: (data: Client) => Client,
): unknown {
  return withClientText(assertion, (text) =>
    JSON.stringify(spoil(JSON.parse(text) as Client)),
  );
}

export function withClient(
  assertion: PasskeyAssertion,
  members: Client,
): unknown {
  return withClientData(assertion, (data) => ({ ...data, ...members }));
}

export function withAuthenticatorData(
  assertion: PasskeyAssertion,
  spoil: (data: Buffer) => Buffer,
): unknown {
  const data = decode(assertion.response.authenticatorData);
  return withResponse(assertion, { authenticatorData: encode(spoil(data)) });
}

export function decode(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}

export function encode(bytes: Buffer): string {
  return bytes.toString('base64url');
}
