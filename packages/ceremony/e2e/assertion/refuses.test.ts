import {
  createExpectation,
  type AssertionExpectation,
} from '@waha-passkey/ceremony';
import type { PasskeyAssertion } from '@waha-passkey/contract';
import { ORIGIN } from '../create-signer';
import {
  AUTH_DATA,
  CLIENT_DATA,
  challenge,
  clientData,
  encode,
  expectListed,
  forge,
  good,
  judge,
  nest,
  toJson,
  withResponse,
  zeros,
} from './forge';

describe('checkAssertion refuses, in this order,', () => {
  const listed = expectListed(['AAAA']);

  it.each<[string, unknown, string, AssertionExpectation?]>([
    ['A1 nothing', undefined, 'BAD_BODY'],
    ['A1 null', null, 'BAD_BODY'],
    ['A1 text', '{}', 'BAD_BODY'],
    ['A1 a list', [good], 'BAD_BODY'],
    ['A1 no response', { ...good, response: null }, 'BAD_BODY response'],
    ['A1 a list as response', { ...good, response: [] }, 'BAD_BODY response'],
    ['A2 no type', { ...good, type: undefined }, 'BAD_CREDENTIAL_TYPE type'],
    [
      'A2 another type',
      { ...good, type: 'password' },
      'BAD_CREDENTIAL_TYPE type',
    ],
    [
      'A3 a registration',
      withResponse({ attestationObject: 'oA' }),
      'NOT_AN_ASSERTION response.attestationObject',
    ],
    ['A4 no id', { ...good, id: undefined }, 'BAD_BASE64URL id'],
    ['A4 bytes as a list', { ...good, rawId: [7, 7] }, 'BAD_BASE64URL rawId'],
    ['A4 base64', { ...good, rawId: 'A+/A' }, 'BAD_BASE64URL rawId'],
    [
      'A4 too much padding',
      { ...good, rawId: `${good.rawId}===` },
      'BAD_BASE64URL rawId',
    ],
    [
      'A4 an impossible length',
      withResponse({ clientDataJSON: 'AAAAA' }),
      `BAD_BASE64URL ${CLIENT_DATA}`,
    ],
    [
      'A4 stray bits',
      withResponse({ authenticatorData: 'AB' }),
      `BAD_BASE64URL ${AUTH_DATA}`,
    ],
    [
      'A4 a number as signature',
      withResponse({ signature: 1 }),
      'BAD_BASE64URL response.signature',
    ],
    [
      'A4 an object as user handle',
      withResponse({ userHandle: {} }),
      'BAD_BASE64URL response.userHandle',
    ],
    ['A5 an empty id', { ...good, id: '' }, 'FIELD_TOO_LARGE id'],
    [
      'A5 an id of 1024 bytes',
      { ...good, id: zeros(1024), rawId: zeros(1024) },
      'FIELD_TOO_LARGE id',
    ],
    [
      'A5 a user handle of 65 bytes',
      withResponse({ userHandle: zeros(65) }),
      'FIELD_TOO_LARGE response.userHandle',
    ],
    [
      'A5 client data of more than 8 KiB',
      withResponse({ clientDataJSON: zeros(8193) }),
      `FIELD_TOO_LARGE ${CLIENT_DATA}`,
    ],
    [
      'A5 authenticator data of 36 bytes',
      withResponse({ authenticatorData: zeros(36) }),
      `FIELD_TOO_LARGE ${AUTH_DATA}`,
    ],
    [
      'A5 a signature of 7 bytes',
      withResponse({ signature: zeros(7) }),
      'FIELD_TOO_LARGE response.signature',
    ],
    [
      'A5 extension results of more than 16 KiB',
      { ...good, clientExtensionResults: { x: 'x'.repeat(16_384) } },
      'FIELD_TOO_LARGE clientExtensionResults',
    ],
    [
      'A5 extension results thousands of levels deep',
      { ...good, clientExtensionResults: nest(20_000) },
      'FIELD_TOO_LARGE clientExtensionResults',
    ],
    ['A6 two ids', { ...good, rawId: 'AAAA' }, 'ID_MISMATCH rawId'],
    ['A7 another credential', good, 'CREDENTIAL_NOT_ALLOWED rawId', listed],
    ...(
      [
        ['invalid UTF-8', Buffer.from('{"type":"\xff"}', 'latin1')],
        ['no JSON', '{type:1}'],
        ['a second byte order mark', `\ufeff\ufeff${toJson(clientData)}`],
        ['a list', '[]'],
        ['null', 'null'],
        ['something behind the object', `${toJson(clientData)}x`],
        ['nine levels', { ...clientData, x: nest(8) }],
        ['two origins', twice('"origin":"https://evil.example"')],
        ['two origins, one escaped', twice('"\\u006frigin":"x"')],
        ['two challenges', twice(`"challenge":"${challenge.challenge}"`)],
        ['two __proto__', twice('"__proto__":1,"__proto__":2')],
      ] as const
    ).map(([name, data]): [string, unknown, string] => [
      `A9 client data that is ${name}`,
      forge({ clientData: data }),
      `BAD_CLIENT_DATA ${CLIENT_DATA}`,
    ]),
    ...refuseClientData('A10 a registration', 'WRONG_CEREMONY', {
      type: 'webauthn.create',
    }),
    ...refuseClientData('A11 another challenge', 'CHALLENGE_MISMATCH', {
      challenge: 'AAAA',
    }),
    ...refuseClientData('A11 a padded challenge', 'CHALLENGE_MISMATCH', {
      challenge: `${challenge.challenge}=`,
    }),
    ...refuseClientData('A11 an empty challenge', 'CHALLENGE_MISMATCH', {
      challenge: '',
    }),
    ...refuseClientData('A11 no challenge', 'CHALLENGE_MISMATCH', {
      challenge: undefined,
    }),
    ...refuseClientData('A11 a list as challenge', 'CHALLENGE_MISMATCH', {
      challenge: [challenge.challenge],
    }),
    ...(
      [
        'https://web.whatsapp.com/',
        'https://web.whatsapp.com:443',
        'https://WEB.whatsapp.com',
        'http://web.whatsapp.com',
        'https://whatsapp.com',
        'https://web.whatsapp.com.evil.example',
        'https://evil.example',
        'chrome-extension://abcdefghijklmnop',
        null,
        undefined,
      ] as const
    ).flatMap((origin) =>
      refuseClientData(`A12 origin ${origin}`, 'ORIGIN_NOT_ALLOWED', {
        origin,
      }),
    ),
    ...[true, 'false', 0, null].flatMap((crossOrigin) =>
      refuseClientData(`A13 crossOrigin ${crossOrigin}`, 'CROSS_ORIGIN', {
        crossOrigin,
      }),
    ),
    ...[ORIGIN, null, ''].flatMap((topOrigin) =>
      refuseClientData(`A13 topOrigin ${topOrigin}`, 'CROSS_ORIGIN', {
        topOrigin,
      }),
    ),
    [
      'A14 another RP ID',
      good,
      `RP_ID_MISMATCH ${AUTH_DATA}`,
      createExpectation({ ...challenge, rpId: 'web.whatsapp.com' }, ORIGIN),
    ],
    ['A15 no user', forge({ flags: 0x04 }), `USER_NOT_PRESENT ${AUTH_DATA}`],
    [
      'A15 an unverified user',
      forge({ flags: 0x01 }),
      `USER_NOT_VERIFIED ${AUTH_DATA}`,
    ],
    [
      'A15 a backup that cannot be',
      forge({ flags: 0x15 }),
      `BAD_BACKUP_FLAGS ${AUTH_DATA}`,
    ],
    ...(
      [
        ['a byte behind', 0x05, '00'],
        ['an extension map without its flag', 0x05, 'a0'],
        ['the flag without an extension map', 0x85, ''],
        ['a list of extensions', 0x85, '80'],
        ['a byte behind the extensions', 0x85, 'a000'],
        ['two extension maps', 0x85, 'a0a0'],
        ['an indefinite extension map', 0x85, 'bfff'],
        ['attested data that is cut off', 0x45, '00'.repeat(17)],
        [
          'attested data without a key',
          0x45,
          `${'00'.repeat(16)}0010${'07'.repeat(16)}`,
        ],
        [
          'attested data of another id',
          0x45,
          `${'00'.repeat(16)}0010${'08'.repeat(16)}a0`,
        ],
        [
          'attested data of a longer id',
          0x45,
          `${'00'.repeat(16)}0011${'07'.repeat(17)}a0`,
        ],
      ] as const
    ).map(([name, flags, tail]): [string, unknown, string] => [
      `A16 ${name}`,
      forge({ flags, tail }),
      `BAD_AUTH_DATA ${AUTH_DATA}`,
    ]),
    ...[63, 65, 113, 115, 127].map((length): [string, unknown, string] => [
      `A17 ${length} bytes that are no DER`,
      withResponse({ signature: zeros(length) }),
      'BAD_SIGNATURE response.signature',
    ]),
    [
      'A17 a byte behind the signature',
      withResponse({
        signature: encode(Buffer.concat([signatureOf(good), Buffer.of(0)])),
      }),
      'BAD_SIGNATURE response.signature',
    ],
  ])('%s', (...[, body, refusal, expectation]) => {
    expect(judge(body, expectation)).toBe(`PASSKEY_${refusal}`);
  });

  it('names the first fault when there are several', () => {
    const faults: [string, (body: Mutable) => void][] = [
      ['BAD_CREDENTIAL_TYPE', (body) => (body.type = 'x')],
      ['NOT_AN_ASSERTION', (body) => (body.response.attestationObject = 'AA')],
      ['BAD_BASE64URL', (body) => (body.response.userHandle = '+')],
      ['FIELD_TOO_LARGE', (body) => (body.response.userHandle = zeros(65))],
      ['ID_MISMATCH', (body) => (body.rawId = 'AAAA')],
      ['BAD_CLIENT_DATA', (body) => (body.response.clientDataJSON = 'AAAA')],
      [
        'RP_ID_MISMATCH',
        (body) => (body.response.authenticatorData = zeros(37)),
      ],
      ['BAD_SIGNATURE', (body) => (body.response.signature = zeros(65))],
    ];
    faults.forEach(([code], first) => {
      const body = structuredClone(good) as unknown as Mutable;
      // The first one last: some touch the same member.
      for (const [, spoil] of faults.slice(first).reverse()) spoil(body);
      expect(judge(body)).toContain(`PASSKEY_${code}`);
    });
  });
});

type Mutable = Record<string, unknown> & { response: Record<string, unknown> };

function refuseClientData(
  name: string,
  code: string,
  change: Record<string, unknown>,
): [string, unknown, string][] {
  const body = forge({ clientData: { ...clientData, ...change } });
  return [[name, body, `${code} ${CLIENT_DATA}`]];
}

/** The client data with further members. */
function twice(members: string): string {
  return toJson(clientData).replace(/}$/, `,${members}}`);
}

function signatureOf({ response }: PasskeyAssertion): Buffer {
  return Buffer.from(response.signature, 'base64url');
}
