import type { PasskeyHandoffView } from '@waha-passkey/contract';
import { toConsoleRequest } from './console-request';

const view = {
  expiresAt: 61_000,
  server: 'waha.example.org',
  session: 'sales',
  challenge: {
    challenge: `${'A'.repeat(42)}A=`,
    rpId: 'whatsapp.com',
    allowCredentials: [{ type: 'public-key', id: 'BBB=' }],
    userVerification: 'required',
  },
} as PasskeyHandoffView;

describe('the request that a person carries to the console', () => {
  it('expires by the clock of the visitor', () => {
    expect(toConsoleRequest(view, 1_000)?.expiresAt).toBe(60_000);
  });

  it('carries no padding, on which browsers throw', () => {
    expect(toConsoleRequest(view, 0)?.challenge).toMatchObject({
      challenge: 'A'.repeat(43),
      allowCredentials: [{ id: 'BBB' }],
    });
  });

  it('is none while there is nothing to sign', () => {
    expect(toConsoleRequest({ ...view, challenge: null }, 0)).toBeNull();
  });
});
