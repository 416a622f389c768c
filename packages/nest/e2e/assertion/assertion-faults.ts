import type {
  PasskeyAssertion,
  PasskeyChallenge,
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
  /** Members of the challenge that the case needs. */
  challenge?: Partial<PasskeyChallenge>;
  /** From a valid assertion to the body that is sent. */
  spoil: (assertion: PasskeyAssertion) => unknown;
}

type Client = Record<string, unknown>;

const clientData = 'response.clientDataJSON';
const authenticatorData = 'response.authenticatorData';

/** One fault or more for each check and code, over an otherwise valid body. */
export const assertionFaults: AssertionFault[] = [
  {
    check: 'A1',
    name: 'a list instead of an object',
    status: 400,
    code: 'PASSKEY_BAD_BODY',
    spoil: (assertion) => [assertion],
  },
  {
    check: 'A1',
    name: 'no response',
    status: 400,
    code: 'PASSKEY_BAD_BODY',
    field: 'response',
    spoil: (assertion) => ({ ...assertion, response: undefined }),
  },
  {
    check: 'A1',
    name: 'a response of text',
    status: 400,
    code: 'PASSKEY_BAD_BODY',
    field: 'response',
    spoil: (assertion) => ({ ...assertion, response: 'AAAA' }),
  },
  {
    check: 'A2',
    name: 'another credential type',
    status: 400,
    code: 'PASSKEY_BAD_CREDENTIAL_TYPE',
    field: 'type',
    received: 'password',
    spoil: (assertion) => ({ ...assertion, type: 'password' }),
  },
  {
    check: 'A2',
    name: 'a type that is long and no ASCII',
    status: 400,
    code: 'PASSKEY_BAD_CREDENTIAL_TYPE',
    field: 'type',
    received: `?${'x'.repeat(127)}`,
    spoil: (assertion) => ({ ...assertion, type: `ß${'x'.repeat(500)}` }),
  },
  {
    check: 'A3',
    name: 'a registration',
    status: 400,
    code: 'PASSKEY_NOT_AN_ASSERTION',
    field: 'response.attestationObject',
    spoil: (assertion) => withResponse(assertion, { attestationObject: 'oA' }),
  },
  ...(['id', 'rawId'] as const).map((field): AssertionFault => ({
    check: 'A4',
    name: `${field} in the other base64 alphabet`,
    status: 400,
    code: 'PASSKEY_BAD_BASE64URL',
    field,
    spoil: (assertion) => ({ ...assertion, [field]: 'ab+/' }),
  })),
  ...(
    ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle'] as const
  ).map((member): AssertionFault => ({
    check: 'A4',
    name: `${member} of an impossible length`,
    status: 400,
    code: 'PASSKEY_BAD_BASE64URL',
    field: `response.${member}`,
    spoil: (assertion) => withResponse(assertion, { [member]: 'AAAAA' }),
  })),
  {
    check: 'A4',
    name: 'a signature with stray bits at its end',
    status: 400,
    code: 'PASSKEY_BAD_BASE64URL',
    field: 'response.signature',
    spoil: (assertion) => withResponse(assertion, { signature: 'AB' }),
  },
  {
    check: 'A4',
    name: 'no signature',
    status: 400,
    code: 'PASSKEY_BAD_BASE64URL',
    field: 'response.signature',
    spoil: (assertion) => withResponse(assertion, { signature: undefined }),
  },
  {
    check: 'A5',
    name: 'an id of 1024 bytes',
    status: 400,
    code: 'PASSKEY_FIELD_TOO_LARGE',
    field: 'id',
    spoil: (assertion) => {
      const id = encode(Buffer.alloc(1024));
      return { ...assertion, id, rawId: id };
    },
  },
  {
    check: 'A5',
    name: 'client data of more than 8 KiB',
    status: 400,
    code: 'PASSKEY_FIELD_TOO_LARGE',
    field: clientData,
    spoil: (assertion) =>
      withClientData(assertion, (data) => ({
        ...data,
        padding: 'x'.repeat(8192),
      })),
  },
  {
    check: 'A5',
    name: 'authenticator data of 36 bytes',
    status: 400,
    code: 'PASSKEY_FIELD_TOO_LARGE',
    field: authenticatorData,
    spoil: (assertion) =>
      withAuthenticatorData(assertion, (data) => data.subarray(0, 36)),
  },
  {
    check: 'A5',
    name: 'extension results of more than 16 KiB',
    status: 400,
    code: 'PASSKEY_FIELD_TOO_LARGE',
    field: 'clientExtensionResults',
    spoil: (assertion) => ({
      ...assertion,
      clientExtensionResults: { large: 'x'.repeat(16_384) },
    }),
  },
  {
    check: 'A6',
    name: 'an id that is not the rawId',
    status: 400,
    code: 'PASSKEY_ID_MISMATCH',
    field: 'rawId',
    spoil: (assertion) => ({ ...assertion, id: 'AAAA' }),
  },
  {
    check: 'A7',
    name: 'a credential that is not in the allow list',
    status: 422,
    code: 'PASSKEY_CREDENTIAL_NOT_ALLOWED',
    field: 'rawId',
    spoil: (assertion) => ({ ...assertion, id: 'AAAA', rawId: 'AAAA' }),
  },
  {
    check: 'A8',
    name: 'no user handle when any passkey will do',
    status: 422,
    code: 'PASSKEY_USER_HANDLE_REQUIRED',
    field: 'response.userHandle',
    challenge: { allowCredentials: [] },
    spoil: (assertion) => withResponse(assertion, { userHandle: null }),
  },
  {
    check: 'A9',
    name: 'client data that is no JSON',
    status: 400,
    code: 'PASSKEY_BAD_CLIENT_DATA',
    field: clientData,
    spoil: (assertion) => withClientText(assertion, () => '{"type":'),
  },
  {
    check: 'A9',
    name: 'client data that is no UTF-8',
    status: 400,
    code: 'PASSKEY_BAD_CLIENT_DATA',
    field: clientData,
    spoil: (assertion) =>
      withResponse(assertion, {
        clientDataJSON: encode(Buffer.from([0x7b, 0xff, 0x7d])),
      }),
  },
  {
    check: 'A9',
    name: 'client data that names its origin twice',
    status: 400,
    code: 'PASSKEY_BAD_CLIENT_DATA',
    field: clientData,
    spoil: (assertion) =>
      withClientText(assertion, (text) =>
        text.replace('{', '{"origin":"https://evil.example",'),
      ),
  },
  {
    check: 'A10',
    name: 'client data of a registration',
    status: 422,
    code: 'PASSKEY_WRONG_CEREMONY',
    field: clientData,
    received: 'webauthn.create',
    spoil: (assertion) => withClient(assertion, { type: 'webauthn.create' }),
  },
  {
    check: 'A11',
    name: 'the answer to another challenge',
    status: 422,
    code: 'PASSKEY_CHALLENGE_MISMATCH',
    field: clientData,
    spoil: (assertion) => withClient(assertion, { challenge: 'AAAA' }),
  },
  {
    check: 'A12',
    name: 'another origin',
    status: 422,
    code: 'PASSKEY_ORIGIN_NOT_ALLOWED',
    field: clientData,
    received: 'https://whatsapp.com.evil.example',
    spoil: (assertion) =>
      withClient(assertion, { origin: 'https://whatsapp.com.evil.example' }),
  },
  {
    check: 'A12',
    name: 'the origin of an extension',
    status: 422,
    code: 'PASSKEY_ORIGIN_NOT_ALLOWED',
    field: clientData,
    received: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
    spoil: (assertion) =>
      withClient(assertion, {
        origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
      }),
  },
  {
    check: 'A13',
    name: 'a signature made in a foreign frame',
    status: 422,
    code: 'PASSKEY_CROSS_ORIGIN',
    field: clientData,
    spoil: (assertion) => withClient(assertion, { crossOrigin: true }),
  },
  {
    check: 'A13',
    name: 'a top origin',
    status: 422,
    code: 'PASSKEY_CROSS_ORIGIN',
    field: clientData,
    spoil: (assertion) =>
      withClient(assertion, { topOrigin: 'https://evil.example' }),
  },
  {
    check: 'A14',
    name: 'a passkey of another site',
    status: 422,
    code: 'PASSKEY_RP_ID_MISMATCH',
    field: authenticatorData,
    spoil: (assertion) =>
      withAuthenticatorData(assertion, (data) => data.fill(7, 0, 32)),
  },
  ...(
    [
      ['no user present', 0x04, 'PASSKEY_USER_NOT_PRESENT'],
      ['no user verified', 0x01, 'PASSKEY_USER_NOT_VERIFIED'],
      ['a backup that cannot be', 0x15, 'PASSKEY_BAD_BACKUP_FLAGS'],
    ] as const
  ).map(([name, flags, code]): AssertionFault => ({
    check: 'A15',
    name,
    status: 422,
    code,
    field: authenticatorData,
    spoil: (assertion) =>
      withAuthenticatorData(assertion, (data) => data.fill(flags, 32, 33)),
  })),
  {
    check: 'A16',
    name: 'bytes behind the authenticator data',
    status: 400,
    code: 'PASSKEY_BAD_AUTH_DATA',
    field: authenticatorData,
    spoil: (assertion) =>
      withAuthenticatorData(assertion, (data) =>
        Buffer.concat([data, Buffer.from([0])]),
      ),
  },
  {
    check: 'A17',
    name: 'a signature with bytes behind it',
    status: 422,
    code: 'PASSKEY_BAD_SIGNATURE',
    field: 'response.signature',
    spoil: (assertion) =>
      withResponse(assertion, {
        signature: encode(
          Buffer.concat([decode(assertion.response.signature), Buffer.of(0)]),
        ),
      }),
  },
];

function withResponse(assertion: PasskeyAssertion, members: object): unknown {
  return { ...assertion, response: { ...assertion.response, ...members } };
}

function withClientText(
  assertion: PasskeyAssertion,
  spoil: (text: string) => string,
): unknown {
  const text = decode(assertion.response.clientDataJSON).toString();
  return withResponse(assertion, {
    clientDataJSON: encode(Buffer.from(spoil(text))),
  });
}

function withClientData(
  assertion: PasskeyAssertion,
  spoil: (data: Client) => Client,
): unknown {
  return withClientText(assertion, (text) =>
    JSON.stringify(spoil(JSON.parse(text) as Client)),
  );
}

function withClient(assertion: PasskeyAssertion, members: Client): unknown {
  return withClientData(assertion, (data) => ({ ...data, ...members }));
}

function withAuthenticatorData(
  assertion: PasskeyAssertion,
  spoil: (data: Buffer) => Buffer,
): unknown {
  const data = decode(assertion.response.authenticatorData);
  return withResponse(assertion, { authenticatorData: encode(spoil(data)) });
}

function decode(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64url');
}
