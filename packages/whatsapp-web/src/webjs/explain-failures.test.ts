import { EventEmitter } from 'node:events';
import type { PasskeyLogger } from '@waha-passkey/contract';
import { createWebjsDriver, releaseWebjsDriver } from './create-webjs-driver';

class FailingClient extends EventEmitter {
  pupPage: unknown = undefined;
  pupBrowser: object | undefined = undefined;

  constructor(private readonly error: Error) {
    super();
  }

  initWebVersionCache = () => Promise.resolve();
  destroy = () => Promise.resolve();
  logout(): Promise<void> {
    return Promise.reject(this.error);
  }

  requestPairingCode(phoneNumber: string): Promise<string> {
    return Promise.reject(new Error(`${this.error.message} (${phoneNumber})`));
  }
}

describe('a known failure of whatsapp-web.js', () => {
  it('says which option the pairing code needs', async () => {
    const cause = new Error('window.onCodeReceivedEvent is not a function');
    const client = new FailingClient(cause);
    createWebjsDriver(client);
    const request = client.requestPairingCode('14155550123');
    await expect(request).rejects.toMatchObject({
      message: expect.stringMatching(
        /pairWithPhoneNumber.*or update whatsapp-web\.js/,
      ) as string,
      cause: { message: `${cause.message} (14155550123)` },
    });
  });

  it('says what a log-out with puppeteer 25 did, and did not', async () => {
    const cause = new TypeError(
      'this.pupBrowser.isConnected is not a function',
    );
    const client = new FailingClient(cause);
    createWebjsDriver(client);
    await expect(client.logout()).rejects.toMatchObject({
      message: expect.stringMatching(
        /is unlinked.*puppeteer 24.*delete the session's folder/,
      ) as string,
      cause,
    });
  });

  it('passes any other failure on as it is', async () => {
    const error = new Error('Protocol error: Target closed');
    const client = new FailingClient(error);
    createWebjsDriver(client);
    await expect(client.logout()).rejects.toBe(error);
  });

  it('is gone once the driver is released', async () => {
    const error = new TypeError(
      'this.pupBrowser.isConnected is not a function',
    );
    const client = new FailingClient(error);
    createWebjsDriver(client);
    await releaseWebjsDriver(client);
    await expect(client.logout()).rejects.toBe(error);
    expect(Object.hasOwn(client, 'logout')).toBe(false);
    expect(Object.hasOwn(client, 'requestPairingCode')).toBe(false);
  });

  it('is announced at the start when the browser lacks a method', async () => {
    const errors: string[] = [];
    const logger = {
      ...console,
      error: (message: string) => errors.push(message),
    } as unknown as PasskeyLogger;
    const client = new FailingClient(new Error());
    createWebjsDriver(client, { logger });
    client.pupBrowser = { isConnected: () => true };
    await client.initWebVersionCache();
    expect(errors.join()).not.toContain('isConnected');
    client.pupBrowser = { connected: true };
    await client.initWebVersionCache();
    expect(errors.join()).toMatch(/no browser\.isConnected\(\).*puppeteer 24/);
  });
});
