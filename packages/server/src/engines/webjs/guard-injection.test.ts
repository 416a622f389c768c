import { EventEmitter } from 'node:events';
import type { Client } from 'whatsapp-web.js';
import { guardInjection } from './guard-injection';

describe('guardInjection', () => {
  /** The library's `inject()` is `steps`, one for each time it is called. */
  function guard(...steps: ((page: EventEmitter) => void)[]) {
    const page = new EventEmitter();
    const inject = jest.fn(() => {
      steps[inject.mock.calls.length - 1]?.(page);
      return Promise.resolve();
    });
    const evaluate = () => Promise.resolve(false);
    const reload = jest.fn(() => {
      navigate(page);
      return Promise.resolve();
    });
    const client = Object.assign(new EventEmitter(), {
      inject,
      pupPage: Object.assign(page, { evaluate, reload }),
    });
    const onFailure = jest.fn();
    guardInjection(client as unknown as Client, onFailure);
    return { client, inject, reload, onFailure };
  }

  const navigate = (page: EventEmitter) =>
    page.emit('framenavigated', { parentFrame: () => null });
  const fail = (): never => {
    throw new TypeError('undefined is not a function');
  };

  it('injects anew into a page that was replaced, whatever failed in it', async () => {
    const { client, inject, onFailure } = guard((page) => {
      navigate(page);
      fail();
    });
    const library = inject.mock.calls;
    await client.inject();
    expect(library).toHaveLength(2);
    expect(onFailure).not.toHaveBeenCalled();
  });

  it('loads the page again when what a replaced page left behind fails the next injection', async () => {
    const { client, inject, reload } = guard(navigate, fail);
    const library = inject.mock.calls;
    await client.inject();
    expect(library).toHaveLength(3);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('fails with the last cause when a replaced page takes no injection', async () => {
    const { client } = guard(navigate, fail, fail, fail);
    await expect(client.inject()).rejects.toThrow(TypeError);
  });

  it('does not wait again after the time-out of the library', async () => {
    const timeOut = () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- as whatsapp-web.js does
      throw 'auth timeout';
    };
    const { client, inject } = guard(navigate, timeOut);
    const library = inject.mock.calls;
    await expect(client.inject()).rejects.toBe('auth timeout');
    expect(library).toHaveLength(2);
  });

  it('fails where the page stayed the same', async () => {
    const { client, inject } = guard(fail);
    const library = inject.mock.calls;
    await expect(client.inject()).rejects.toThrow(TypeError);
    expect(library).toHaveLength(1);
  });

  it('gives up on a page that is replaced again and again', async () => {
    const { client } = guard(navigate, navigate, navigate, navigate);
    await expect(client.inject()).rejects.toThrow('again and again');
  });
});
