import { retryDelayMs, toRetries } from './retry-delay';

const delays = (policy: 'constant' | 'linear' | 'exponential', jitter = 0) =>
  [1, 2, 3, 4].map((attempt) =>
    retryDelayMs(
      { policy, delaySeconds: 2, attempts: 4 },
      attempt,
      () => jitter,
    ),
  );

describe('retryDelayMs', () => {
  it('waits equally long under the constant policy', () => {
    expect(delays('constant')).toEqual([2000, 2000, 2000, 2000]);
  });

  it('waits one step longer each time under the linear policy', () => {
    expect(delays('linear')).toEqual([2000, 4000, 6000, 8000]);
  });

  it('doubles with up to 20% jitter under the exponential policy', () => {
    expect(delays('exponential')).toEqual([2000, 4000, 8000, 16000]);
    expect(delays('exponential', 1)).toEqual([2400, 4800, 9600, 19200]);
  });

  it('waits an hour at most: a longer timer would fire at once', () => {
    const retries = { delaySeconds: 3_600, attempts: 100 };
    expect(retryDelayMs({ ...retries, policy: 'exponential' }, 100)).toBe(
      3_600_000,
    );
  });

  it('takes the default for what is null or undefined', () => {
    const given = { policy: undefined, delaySeconds: 60, attempts: null };
    expect(
      toRetries(given as unknown as Parameters<typeof toRetries>[0]),
    ).toEqual({ policy: 'constant', delaySeconds: 60, attempts: 15 });
  });
});
