import { signBody } from './sign-body';

describe('signBody', () => {
  it('gives the value of the example in the WAHA documentation', () => {
    const body = '{"event":"message","session":"default","engine":"WEBJS"}';
    expect(signBody(body, 'my-secret-key')).toEqual({
      'X-Webhook-Hmac':
        '208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89',
      'X-Webhook-Hmac-Algorithm': 'sha512',
    });
  });

  it('adds nothing without a key', () => {
    expect(signBody('{}', undefined)).toEqual({});
    expect(signBody('{}', '')).toEqual({});
  });
});
