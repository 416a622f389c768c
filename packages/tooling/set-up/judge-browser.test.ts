import { judgeAnswer, judgeBrowser } from './judge-browser.cjs';

describe('judgeBrowser', () => {
  it('accepts what answers with a version', () => {
    expect(judgeAnswer(0, 'Chromium 156.0.7204.49 built on Debian')).toEqual({
      usable: true,
      version: '156.0.7204.49',
    });
  });

  it('refuses a browser that cannot turn an assertion into JSON', () => {
    expect(judgeAnswer(0, 'Google Chrome 120.0.6099.109')).toEqual({
      usable: false,
      why: 'version 120.0.6099.109 is older than 129',
    });
  });

  it('refuses a browser whose libraries are missing, and says which', () => {
    const output =
      'chrome: error while loading shared libraries: libnss3.so: cannot open';
    expect(judgeAnswer(127, output)).toMatchObject({
      usable: false,
      why: expect.stringContaining('libnss3.so') as string,
    });
  });

  it('refuses a wrapper that has no browser behind it', () => {
    expect(judgeAnswer(1, 'Please install the snap')).toMatchObject({
      usable: false,
    });
  });

  it('refuses a path that does not exist', async () => {
    expect(await judgeBrowser('/nowhere/chrome')).toEqual({
      usable: false,
      why: 'it does not exist',
    });
  });
});
