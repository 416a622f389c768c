import { retryDelayMs } from './retry-delay';

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
});
