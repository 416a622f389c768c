import { systemClock } from '../clock';
import { AttemptRegistry } from './attempt-registry';

const attempt = { attemptId: 'attempt-1', session: 'default' };
const DAY_MS = 86_400_000;

describe('AttemptRegistry', () => {
  let registry: AttemptRegistry;
  let due: string[];

  beforeEach(() => {
    jest.useFakeTimers();
    registry = new AttemptRegistry();
    due = [];
  });

  afterEach(() => {
    registry.close();
    jest.useRealTimers();
  });

  function hold(attemptId: string, afterMs: number): void {
    registry.hold(
      { attemptId, session: 'default' },
      systemClock.monotonicMs() + afterMs,
      () => due.push(attemptId),
    );
  }

  it('reports each deadline, in order, with one timer', () => {
    hold('b', 2_000);
    hold('c', 3_000);
    hold('a', 1_000);
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(999);
    expect(due).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(due).toEqual(['a']);
    jest.advanceTimersByTime(2_000);
    expect(due).toEqual(['a', 'b', 'c']);
    expect(registry.size).toBe(0);
  });

  it('follows a deadline that is moved, and forgets a released attempt', () => {
    hold('a', 1_000);
    hold('b', 1_000);
    hold('a', 5_000);
    registry.release('b');
    jest.advanceTimersByTime(4_999);
    expect(due).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(due).toEqual(['a']);
  });

  it('keeps to the last of many deadlines, whichever way they moved', () => {
    for (const afterMs of [1_000, 9_000, 5_000]) hold('later', afterMs);
    for (const afterMs of [2_000, 8_000, 1_500]) hold('earlier', afterMs);
    expect(registry.size).toBe(2);
    jest.advanceTimersByTime(1_499);
    expect(due).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(due).toEqual(['earlier']);
    jest.advanceTimersByTime(3_499);
    expect(due).toEqual(['earlier']);
    jest.advanceTimersByTime(10_000);
    expect(due).toEqual(['earlier', 'later']);
    expect(registry.size).toBe(0);
  });

  it('waits longer than setTimeout can', () => {
    hold('a', 30 * DAY_MS);
    jest.advanceTimersByTime(30 * DAY_MS - 1);
    expect(due).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(due).toEqual(['a']);
  });

  it('goes by its clock when a timer was late, as after a suspension', () => {
    let now = 0;
    registry = new AttemptRegistry({
      clock: { monotonicMs: () => now, wallMs: () => 0 },
    });
    registry.hold(attempt, 3_600_000, () => due.push('late'));
    now = 4_000_000;
    jest.advanceTimersByTime(60_000);
    expect(due).toEqual(['late']);
  });

  it('looks again when a timer was early', () => {
    let now = 0;
    registry = new AttemptRegistry({
      clock: { monotonicMs: () => now, wallMs: () => 0 },
    });
    registry.hold(attempt, 1_000, () => due.push('a'));
    now = 999.5;
    jest.advanceTimersByTime(1_000);
    expect(due).toEqual([]);
    now = 1_000;
    jest.advanceTimersByTime(1);
    expect(due).toEqual(['a']);
  });

  it('leaves the event loop a turn when thousands are due at once', () => {
    for (let index = 0; index < 2_500; index += 1) hold(`a${index}`, 10);
    jest.advanceTimersToNextTimer();
    expect(due).toHaveLength(1_000);
    jest.advanceTimersToNextTimer();
    jest.advanceTimersToNextTimer();
    expect(due).toHaveLength(2_500);
  });

  it('goes on when one handler throws, and logs no more than its kind', () => {
    const errors: string[] = [];
    const silent = (): void => undefined;
    registry = new AttemptRegistry({
      logger: {
        debug: silent,
        info: silent,
        warn: silent,
        error: (message) => errors.push(message),
      },
    });
    registry.hold(attempt, 0, () => {
      throw new TypeError('canary');
    });
    hold('b', 1);
    jest.advanceTimersByTime(10);
    expect(due).toEqual(['b']);
    expect(errors).toEqual([expect.stringContaining('TypeError')]);
    expect(errors.join()).not.toContain('canary');
  });

  it('finds the session of an attempt, and nothing for other names', () => {
    registry.hold(attempt, 1_000_000, () => undefined);
    expect(registry.find('attempt-1')).toEqual(attempt);
    expect(registry.find('constructor')).toBeNull();
    registry.release('constructor');
    registry.release('attempt-1');
    expect(registry.find('attempt-1')).toBeNull();
  });

  it('bounds a wait, and forgets it once it is over', () => {
    const late = registry.bound(1_000, () => new Error('late'));
    const ended = registry.bound(1_000, () => new Error('late'));
    const givenUp = registry.bound(1_000, () => new Error('late'));
    ended.end();
    givenUp.end(new Error('given up'));
    jest.advanceTimersByTime(1_000);
    expect(late.signal.reason).toEqual(new Error('late'));
    expect(ended.signal.aborted).toBe(false);
    expect(givenUp.signal.reason).toEqual(new Error('given up'));
    expect(registry.size).toBe(0);
  });

  it('aborts the waits that are left when it is closed', () => {
    const wait = registry.bound(1_000, () => new Error('late'));
    hold('a', 1_000);
    registry.close();
    expect(wait.signal.aborted).toBe(true);
    expect(due).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
