import { createExpectation } from '@waha-passkey/ceremony';
import { ORIGIN } from '../create-signer';
import { challenge, clientData, forge, good, judge } from './forge';

describe('createExpectation', () => {
  it('matches nothing when the captured challenge is no base64url', () => {
    const options = { ...challenge, challenge: '?' };
    const body = forge({ clientData: { ...clientData, challenge: '?' } });
    expect(judge(body, createExpectation(options, ORIGIN))).toContain(
      'PASSKEY_CHALLENGE_MISMATCH',
    );
  });

  it('expects of a padded challenge what browsers make of it', () => {
    const padded = Buffer.from(challenge.challenge, 'base64url');
    const options = { ...challenge, challenge: padded.toString('base64') };
    expect(judge(good, createExpectation(options, ORIGIN))).toEqual([]);
  });

  it('ignores listed credentials of another type, as browsers do', () => {
    const options = {
      ...challenge,
      allowCredentials: [{ id: good.id, type: 'password' }],
    };
    expect(judge(good, createExpectation(options, ORIGIN))).toContain(
      'PASSKEY_CREDENTIAL_NOT_ALLOWED',
    );
  });
});
