import { PasskeyReasonCode } from '@waha-passkey/contract';
import { doesGateStay, toReason } from './reasons';

const codes = Object.values(PasskeyReasonCode);

describe('the reason of an attempt', () => {
  it.each(codes)('%s says what happened, and what to do', (code) => {
    for (const kind of ['linking', 'checkpoint'] as const) {
      const { message } = toReason(code, kind);
      expect(message).toMatch(/^[A-Z].*[a-z]\. [A-Z].*\.$|^[A-Z].*: .*\.$/);
    }
  });

  // Of these one cannot happen to it, and the other does unlink the device.
  const ofALink: string[] = ['CODE_REJECTED', 'LOGGED_OUT'];

  it.each(codes.filter((code) => !ofALink.includes(code)))(
    '%s sends no one whose device is linked to a new QR code',
    (code) => {
      const { message } = toReason(code, 'checkpoint');
      expect(message).not.toMatch(/QR|link again|start again|this link\b/i);
    },
  );

  it('is read in the words of linking otherwise', () => {
    expect(toReason('SESSION_STOPPED', 'linking').message).toBe(
      'The session was stopped. Start it and link again.',
    );
  });

  it('does not end a checkpoint when it is cancelled', () => {
    expect(doesGateStay('CANCELLED', 'linking')).toBe(false);
    expect(doesGateStay('CANCELLED', 'checkpoint')).toBe(true);
  });
});
