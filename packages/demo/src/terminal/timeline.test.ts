import { Timeline } from './timeline';

function record(isTTY: boolean) {
  let written = '';
  const timeline = new Timeline({
    isTTY,
    write: (text) => {
      written += text;
    },
  });
  return { timeline, read: () => written };
}

describe('Timeline', () => {
  it('tells when, who and what, one line each', () => {
    const { timeline, read } = record(false);
    timeline.status('WORKING', 'linked');
    timeline.act('phone', 'approved');
    expect(read()).toMatch(
      /^ +0\.\d s {2}WORKING +linked\n +0\.\d s {2}phone +approved\n$/,
    );
  });

  it('writes no escape codes and no countdown into a file', () => {
    const { timeline, read } = record(false);
    timeline.countDown('left to sign', Date.now() + 10_000);
    timeline.text('x');
    expect(read()).toBe('x\n');
  });

  it('keeps the countdown below the last line of a terminal', () => {
    const { timeline, read } = record(true);
    timeline.countDown('left to sign', Date.now() + 10_000);
    timeline.text('x');
    timeline.countDown('', null);
    timeline.text('y');
    const erase = '\r\u001b[2K';
    expect(read()).toBe(
      `${erase}          … 0:10 left to sign` +
        `${erase}x\n${erase}          … 0:10 left to sign${erase}y\n`,
    );
  });
});
