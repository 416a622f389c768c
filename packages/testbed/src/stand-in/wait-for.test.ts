import { EventEmitter } from 'node:events';
import { waitFor } from './wait-for';

const count = (changes: EventEmitter) =>
  changes.listenerCount('change') + changes.listenerCount('stopped');

describe('waitFor', () => {
  it('resolves at once with what is there, and listens no longer', async () => {
    const changes = new EventEmitter();
    expect(await waitFor(changes, 'it', () => 'there')).toBe('there');
    expect(count(changes)).toBe(0);
  });

  it('reads again after a change', async () => {
    const changes = new EventEmitter();
    let value = 0;
    const waiting = waitFor(changes, 'two', () => value === 2 && 'two');
    value = 2;
    changes.emit('change');
    expect(await waiting).toBe('two');
    expect(count(changes)).toBe(0);
  });

  it('gives up at its deadline and says what it waited for', async () => {
    const changes = new EventEmitter();
    await expect(
      waitFor(changes, 'a miracle', () => null, { timeoutMs: 5 }),
    ).rejects.toThrow('Waited 5 ms for a miracle, in vain.');
    expect(count(changes)).toBe(0);
  });

  it('gives up with the signal, also when it was aborted before', async () => {
    const changes = new EventEmitter();
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    await expect(waitFor(changes, 'it', () => null, { signal })).rejects.toBe(
      reason,
    );
    const controller = new AbortController();
    const waiting = waitFor(changes, 'it', () => null, {
      signal: controller.signal,
    });
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(count(changes)).toBe(0);
  });

  it('gives up when the stand-in stops', async () => {
    const changes = new EventEmitter();
    const waiting = waitFor(changes, 'it', () => null);
    changes.emit('stopped');
    await expect(waiting).rejects.toThrow('was stopped while waiting for it');
  });

  it('passes on what the reading throws', async () => {
    const changes = new EventEmitter();
    const waiting = waitFor(changes, 'it', () => {
      throw new Error('broken');
    });
    await expect(waiting).rejects.toThrow('broken');
  });
});
