import { checkAssertion, type CheckedAssertion } from '@waha-passkey/ceremony';
import { isPasskeyError } from '@waha-passkey/contract';
import {
  clientData,
  discoverable,
  forge,
  good,
  withResponse,
  zeros,
} from './forge';

describe('an error of checkAssertion', () => {
  it('echoes an origin or a type, cut and in printable ASCII', () => {
    const origin = `https://évil.example/\n${'x'.repeat(200)}`;
    const body = forge({ clientData: { ...clientData, origin } });
    const error = catchError(() => checkAssertion(body, discoverable));
    expect(error).toMatchObject({ code: 'PASSKEY_ORIGIN_NOT_ALLOWED' });
    const received = isPasskeyError(error) ? error.received : undefined;
    expect(received).toHaveLength(128);
    expect(received).toMatch(/^https:\/\/\?vil\.example\/\?x+$/);
  });

  it('says what to do with an extension’s own origin', () => {
    const origin = 'chrome-extension://abcdef';
    const body = forge({ clientData: { ...clientData, origin } });
    const error = catchError(() => checkAssertion(body, discoverable));
    expect(error.message).toMatch(/main world .* https:\/\/web\.whatsapp\.com/);
  });

  it('echoes nothing else', () => {
    const canary = 'Q0FOQVJZ';
    for (const body of [
      { ...good, id: `${canary}!` },
      withResponse({ signature: zeros(9).replace(/^AAAAAAAA/, canary) }),
      forge({ clientData: { ...clientData, challenge: canary } }),
      forge({ clientData: `{"${canary}":` }),
    ]) {
      const error = catchError(() => checkAssertion(body, discoverable));
      expect(JSON.stringify({ ...error, message: error.message })).not.toMatch(
        canary,
      );
    }
  });
});

function catchError(run: () => CheckedAssertion): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It was accepted.');
}
