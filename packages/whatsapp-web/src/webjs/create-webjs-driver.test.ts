import { EventEmitter } from 'node:events';
import type { PasskeyLogger } from '@waha-passkey/contract';
import { createWebjsDriver, releaseWebjsDriver } from './create-webjs-driver';

class StubClient extends EventEmitter {
  readonly calls: string[] = [];
  pupPage: unknown = undefined;

  initWebVersionCache(): Promise<void> {
    this.calls.push('init');
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    this.calls.push('destroy');
    return Promise.resolve();
  }

  logout(): Promise<void> {
    this.calls.push('logout');
    return Promise.resolve();
  }
}

describe('createWebjsDriver', () => {
  it('gives the same client the same driver', () => {
    const client = new StubClient();
    expect(createWebjsDriver(client)).toBe(createWebjsDriver(client));
    expect(client.listenerCount('authenticated')).toBe(1);
  });

  it('leaves other clients of the class alone', () => {
    const readHook = () =>
      Reflect.get(StubClient.prototype, 'initWebVersionCache') as unknown;
    const before = readHook();
    createWebjsDriver(new StubClient());
    expect(readHook()).toBe(before);
  });

  it('lets a session start that it cannot hook, and says so', async () => {
    const errors: string[] = [];
    const logger = {
      ...console,
      error: (message: string) => errors.push(message),
    } as unknown as PasskeyLogger;
    const client = new StubClient();
    createWebjsDriver(client, { logger });
    await client.initWebVersionCache();
    expect(client.calls).toEqual(['init']);
    expect(errors).toEqual([
      'passkey: the page could not be hooked (TypeError)',
    ]);
  });

  it('still does what the client does', async () => {
    const client = new StubClient();
    createWebjsDriver(client);
    await client.logout();
    await client.destroy();
    expect(client.calls).toEqual(['logout', 'destroy']);
  });

  it('refuses what is no client, with the reason', () => {
    const client = { on: jest.fn(), off: jest.fn() } as never;
    expect(() => createWebjsDriver(client)).toThrow(/1\.34\.6 or later/);
  });

  it('leaves the client as it was when it is released', async () => {
    const client = new StubClient();
    createWebjsDriver(client);
    await releaseWebjsDriver(client);
    expect(Object.keys(client)).not.toContain('initWebVersionCache');
    expect(Object.hasOwn(client, 'initWebVersionCache')).toBe(false);
    expect(client.listenerCount('authenticated')).toBe(0);
  });
});
