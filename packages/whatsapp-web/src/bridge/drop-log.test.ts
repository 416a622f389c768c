import { silentLogger } from '@waha-passkey/contract';
import { DropLog } from './drop-log';

describe('DropLog', () => {
  function open() {
    const lines: string[] = [];
    const log = new DropLog({
      ...silentLogger,
      warn: (line) => void lines.push(line),
    });
    return { lines, log };
  }

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('writes one line a minute, with how many were dropped and why', () => {
    const { lines, log } = open();
    for (let n = 0; n < 1_000; n += 1) log.add('too many');
    log.add('malformed');
    expect(lines).toEqual([
      'passkey: messages of the page were dropped: 1 too many',
    ]);
    jest.advanceTimersByTime(59_000);
    expect(lines).toHaveLength(1);
    jest.advanceTimersByTime(1_000);
    expect(lines[1]).toContain('999 too many, 1 malformed');
    jest.advanceTimersByTime(600_000);
    expect(lines).toHaveLength(2);
    log.add('too many');
    expect(lines).toHaveLength(3);
  });

  it('writes what is left when it stops', () => {
    const { lines, log } = open();
    log.add('malformed');
    log.add('malformed');
    log.stop();
    expect(lines).toHaveLength(2);
    expect(jest.getTimerCount()).toBe(0);
  });
});
