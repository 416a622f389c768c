import {
  authenticatorData,
  decode,
  encode,
  withAuthenticatorData,
  withResponse,
  type AssertionFault,
} from './spoil-assertion';

/** Of A14 to A17: what the authenticator signed. */
export const authenticatorFaults: AssertionFault[] = [
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
    name: 'r and s in a row instead of DER',
    status: 422,
    code: 'PASSKEY_BAD_SIGNATURE',
    field: 'response.signature',
    spoil: (assertion) =>
      withResponse(assertion, { signature: encode(Buffer.alloc(64, 0x7f)) }),
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
