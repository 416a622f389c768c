import { describeTimeLeft } from './consent-view';

describe('the time the consent view shows', () => {
  it('tells how long no code is needed', () => {
    expect(
      describeTimeLeft({ deadline: 600_000, codeFreeUntil: 300_000 }, 0),
    ).toBe('10:00, and no code to compare within 5:00');
  });

  it('announces the code when the window has passed', () => {
    expect(
      describeTimeLeft({ deadline: 600_000, codeFreeUntil: 300_000 }, 300_000),
    ).toBe('5:00, then a code to compare');
  });

  it('says so when the time is over', () => {
    expect(describeTimeLeft({ deadline: 1, codeFreeUntil: null }, 1)).toMatch(
      /expired/,
    );
  });

  it('says so when the server does not tell', () => {
    expect(describeTimeLeft(null, 0)).toMatch(/Be quick/);
  });
});
