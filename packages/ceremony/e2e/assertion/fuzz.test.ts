import fc from 'fast-check';
import { checkAssertion, createExpectation } from '@waha-passkey/ceremony';
import { isPasskeyError } from '@waha-passkey/contract';
import { createSigner, ORIGIN } from '../create-signer';

const signer = createSigner();
const call = signer.createCall('call-1');
const expectation = createExpectation(call.challenge, ORIGIN);
const good = signer.sign(call);

/** Whatever comes in, the answer is an assertion or a `PasskeyError`. */
function isAccepted(body: unknown): boolean {
  try {
    checkAssertion(body, expectation);
    return true;
  } catch (error) {
    if (isPasskeyError(error)) return false;
    throw error;
  }
}

const byteMembers = [
  'clientDataJSON',
  'authenticatorData',
  'signature',
] as const;

/** Flips, drops, doubles or inserts bytes of one member. */
const mutatedBytes = fc
  .tuple(
    fc.constantFrom(...byteMembers),
    fc.array(
      fc.record({
        at: fc.nat(),
        edit: fc.constantFrom('flip', 'drop', 'insert', 'double'),
        byte: fc.integer({ min: 1, max: 255 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([member, edits]) => {
    const bytes = [...Buffer.from(good.response[member], 'base64url')];
    for (const { at, edit, byte } of edits) {
      const index = bytes.length === 0 ? 0 : at % bytes.length;
      if (edit === 'flip') bytes[index] = (bytes[index] ?? 0) ^ byte;
      if (edit === 'drop') bytes.splice(index, 1);
      if (edit === 'insert') bytes.splice(index, 0, byte);
      if (edit === 'double') bytes.splice(index, 0, ...bytes.slice(index));
    }
    const text = Buffer.from(bytes.slice(0, 9000)).toString('base64url');
    return { ...good, response: { ...good.response, [member]: text } };
  });

/** Puts anything JSON can say in the place of some members. */
const mutatedMembers = fc
  .record(
    {
      id: fc.anything(),
      rawId: fc.anything(),
      type: fc.anything(),
      response: fc.anything(),
      authenticatorAttachment: fc.anything(),
      clientExtensionResults: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((members) => ({ ...good, ...members }));

const mutatedResponse = fc
  .record(
    {
      clientDataJSON: fc.anything(),
      authenticatorData: fc.anything(),
      signature: fc.anything(),
      userHandle: fc.anything(),
      attestationObject: fc.anything(),
    },
    { requiredKeys: [] },
  )
  .map((members) => ({ ...good, response: { ...good.response, ...members } }));

const mutatedText = fc
  .tuple(
    fc.constantFrom(...byteMembers),
    fc.nat(),
    fc.string({ unit: 'binary' }),
  )
  .map(([member, at, text]) => {
    const whole = good.response[member];
    const index = at % whole.length;
    return {
      ...good,
      response: {
        ...good.response,
        [member]: whole.slice(0, index) + text + whole.slice(index + 1),
      },
    };
  });

/** Client data of any JSON, in place of the browser's. */
const otherClientData = fc.json().map((text) => ({
  ...good,
  response: {
    ...good.response,
    clientDataJSON: Buffer.from(text).toString('base64url'),
  },
}));

describe('checkAssertion', () => {
  it.each<[string, fc.Arbitrary<unknown>, number]>([
    ['bytes', mutatedBytes, 12_000],
    ['members', mutatedMembers, 3_000],
    ['members of the response', mutatedResponse, 3_000],
    ['characters', mutatedText, 4_000],
    ['client data', otherClientData, 3_000],
    ['anything', fc.anything(), 2_000],
  ])(
    'meets mutated %s with nothing but a PasskeyError',
    (_, bodies, numRuns) => {
      fc.assert(
        fc.property(bodies, (body) => {
          isAccepted(body);
        }),
        { numRuns },
      );
    },
  );

  it('accepts no client data with a byte changed that carries meaning', () => {
    const bytes = Buffer.from(good.response.clientDataJSON, 'base64url');
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        (index, flip) => {
          const mutant = Buffer.from(bytes);
          mutant.writeUInt8(mutant.readUInt8(index) ^ flip, index);
          const clientDataJSON = mutant.toString('base64url');
          const accepted = isAccepted({
            ...good,
            response: { ...good.response, clientDataJSON },
          });
          // What is left is an unknown member in place of "crossOrigin".
          expect(accepted && mutant.includes('"crossOrigin"')).toBe(false);
        },
      ),
      { numRuns: 4_000 },
    );
  });
});
