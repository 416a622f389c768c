import {
  authenticatorData,
  clientData,
  encode,
  withAuthenticatorData,
  withClientData,
  withResponse,
  type AssertionFault,
} from './spoil-assertion';

/** Of A1 to A7: the credential and its members. */
export const credentialFaults: AssertionFault[] = [
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
];
