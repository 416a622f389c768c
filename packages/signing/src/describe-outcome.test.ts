import { describeOutcome } from './describe-outcome';

const refused = {
  kind: 'refused',
  name: 'NotAllowedError',
  message: 'No.',
} as const;

describe('why there is no signature', () => {
  it('does not blame the device when the page lacked the focus', () => {
    const text = describeOutcome({ ...refused, hadFocus: false });
    expect(text).toContain('Click into the page');
    expect(text).not.toMatch(/this device has no/);
  });

  it('quotes a foreign error, and says what to try', () => {
    expect(
      describeOutcome({
        kind: 'refused',
        name: 'VaultError',
        message: `locked\n\u0007${'x'.repeat(300)}`,
        hadFocus: true,
      }),
    ).toMatch(/\(VaultError: locked x{193}…\)\. Try again/);
  });

  it('says "did not answer" only when nothing came', () => {
    expect(describeOutcome({ kind: 'nothing' })).toContain('did not answer');
    expect(describeOutcome({ kind: 'timeout' })).toContain('did not answer');
    for (const name of ['NotAllowedError', 'AbortError', 'TypeError']) {
      expect(
        describeOutcome({ ...refused, name, hadFocus: true }),
      ).not.toContain('did not answer');
    }
  });
});
