import { DemoFailure } from './demo-failure';
import { runStep } from './run-step';

describe('runStep', () => {
  const never = new AbortController().signal;

  it('hands on what the work returns', async () => {
    await expect(runStep('s', never, () => Promise.resolve(1))).resolves.toBe(
      1,
    );
  });

  it('names the step that failed, and why', async () => {
    const failing = runStep('the phone scans', never, () =>
      Promise.reject(new Error('no camera')),
    );
    await expect(failing).rejects.toMatchObject({
      step: 'the phone scans',
      why: 'no camera',
    });
  });

  it('names the step that does not come to an end', async () => {
    const hanging = runStep(
      'the phone approves',
      never,
      () => new Promise(() => undefined),
      20,
    );
    await expect(hanging).rejects.toThrow(
      'the phone approves: nothing came of it within 0.02 seconds',
    );
  });

  it('is no failure when the user interrupts', async () => {
    const user = new AbortController();
    const reason = new Error('interrupted');
    const running = runStep('s', user.signal, () => {
      user.abort(reason);
      return Promise.reject(new Error('browser gone'));
    });
    await expect(running).rejects.toBe(reason);
    await expect(running).rejects.not.toBeInstanceOf(DemoFailure);
  });
});
