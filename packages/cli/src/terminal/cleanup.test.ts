import { Cleanup } from './cleanup';

describe('Cleanup', () => {
  it('undoes what was set up, last first, once', async () => {
    const cleanup = new Cleanup();
    const undone: string[] = [];
    cleanup.add(() => undone.push('first'));
    cleanup.add(() => Promise.resolve().then(() => undone.push('second')));
    await cleanup.run();
    await cleanup.run();
    expect(undone).toEqual(['second', 'first']);
  });

  it('tells one line of what could not be undone, and goes on', async () => {
    const told = jest.spyOn(console, 'error').mockReturnValue();
    const cleanup = new Cleanup();
    const undone: string[] = [];
    cleanup.add(() => undone.push('first'));
    cleanup.add(() => Promise.reject(new Error('still open\n    at its log')));
    await cleanup.run();
    expect(told.mock.calls).toEqual([['While cleaning up: still open']]);
    expect([undone, process.exitCode]).toEqual([['first'], 1]);
    process.exitCode = undefined;
    told.mockRestore();
  });
});
