import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { PasskeyAssertionRequest } from './passkey-assertion.dto';

/** WAHA's strict mode. */
const strict = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
});

const validate = (body: unknown): Promise<unknown> =>
  strict.transform(body, { type: 'body', metatype: PasskeyAssertionRequest });

const assertion = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: {
    clientDataJSON: 'AAAA',
    authenticatorData: 'AAAA',
    signature: 'AAAA',
    userHandle: 'AAAA',
  },
};

describe('PasskeyAssertionRequest in a strict validation pipe', () => {
  it('lets all pass that credential.toJSON() gives', async () => {
    const whole = {
      ...assertion,
      authenticatorAttachment: 'cross-platform',
      clientExtensionResults: { prf: { enabled: true } },
    };
    expect(await validate(whole)).toEqual(whole);
  });

  it('takes null for what an authenticator did not give', async () => {
    const sparse = {
      ...assertion,
      response: { ...assertion.response, userHandle: null },
      authenticatorAttachment: null,
    };
    expect(await validate(sparse)).toEqual(sparse);
  });

  it.each([
    ['no response', { ...assertion, response: undefined }],
    ['a response of text', { ...assertion, response: 'AAAA' }],
    [
      'a signature that is a number',
      { ...assertion, response: { ...assertion.response, signature: 1 } },
    ],
    ['a member that is not declared', { ...assertion, unheardOf: 1 }],
  ])('refuses %s', async (_, body) => {
    await expect(validate(body)).rejects.toMatchObject({ status: 400 });
  });
});
