import { isPasskeyError, PasskeyError, PasskeyErrorCode } from './errors';

describe('PasskeyError', () => {
  it('is an error with a code, and promises nothing by itself', () => {
    const error = new PasskeyError(PasskeyErrorCode.NOT_PENDING, 'Wait.');
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'PasskeyError',
      code: 'PASSKEY_NOT_PENDING',
      message: 'Wait.',
      retryable: false,
      field: undefined,
      received: undefined,
      attemptId: undefined,
      retryAfterMs: undefined,
    });
    expect('cause' in error).toBe(false);
  });

  it('carries the details and the cause it was given', () => {
    const cause = new Error('below');
    const details = {
      field: 'response.signature',
      received: 'https://example.com',
      attemptId: 'attempt-1',
      retryable: true,
      retryAfterMs: 1_000,
    };
    const code = PasskeyErrorCode.RATE_LIMITED;
    const error = new PasskeyError(code, 'Wait.', { ...details, cause });
    expect(error).toMatchObject(details);
    expect(error.cause).toBe(cause);
  });

  it('is recognised when it comes from another copy of this package', () => {
    class PasskeyErrorOfAnotherCopy extends Error {
      override readonly name = 'PasskeyError';
    }
    expect(isPasskeyError(new PasskeyErrorOfAnotherCopy())).toBe(true);
    expect(isPasskeyError(new Error('no'))).toBe(false);
    expect(isPasskeyError({ name: 'PasskeyError' })).toBe(false);
    expect(isPasskeyError(null)).toBe(false);
  });

  it('has codes that all begin alike, and differ', () => {
    const codes = Object.values(PasskeyErrorCode);
    expect(new Set(codes).size).toBe(codes.length);
    for (const [name, code] of Object.entries(PasskeyErrorCode)) {
      expect(code).toBe(`PASSKEY_${name}`);
    }
  });
});
