import { describeTimeLeft } from './describe-time-left';

describe('describeTimeLeft', () => {
  const attempt = { expiresAt: 600_000, codeFreeUntil: 300_000 };

  it('counts both clocks down', () => {
    expect(describeTimeLeft(attempt, 60_000)).toBe(
      '9:00 left, no code to compare within 4:00',
    );
  });

  it('announces the code when its window has passed', () => {
    expect(describeTimeLeft(attempt, 300_000)).toBe(
      '5:00 left, then a code to compare',
    );
  });

  it('says so when the server does not tell', () => {
    expect(describeTimeLeft(null, 0)).toBe('time left unknown, be quick');
  });
});
