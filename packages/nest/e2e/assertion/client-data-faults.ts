import {
  clientData,
  encode,
  withClient,
  withClientText,
  withResponse,
  type AssertionFault,
} from './spoil-assertion';

/** Of A9 to A13: what the browser says it signed. */
export const clientDataFaults: AssertionFault[] = [
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
];
