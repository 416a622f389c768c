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
});
