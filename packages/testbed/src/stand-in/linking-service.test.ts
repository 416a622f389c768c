import { createAccount } from '../account/create-account';
import { defaultScenario } from '../protocol/scenario';
import { scaleTimings } from '../protocol/timings';
import type { Connection } from './connection';
import { LinkedDevices } from './linked-devices';
import { LinkingService } from './linking-service';
import { Observations } from './observations';
import { Timers } from './timers';

describe('LinkingService', () => {
  const timers = new Timers();

  afterEach(() => timers.clear());

  /** A link whose page has left; what the phone does comes too late. */
  const abandon = () => {
    const service = new LinkingService({
      account: createAccount(),
      scenario: { ...defaultScenario },
      devices: new LinkedDevices(null),
      observations: new Observations(),
      timers,
      timings: scaleTimings(1),
      clockScale: 1,
      connection: () => undefined,
    });
    const page = { id: 1 } as Connection;
    const link = service.start(page, 'qr', Uint8Array.from([1]));
    service.end(page);
    return { service, link };
  };

  it.each(['sendIdentity', 'confirmCode', 'decline'] as const)(
    'keeps a link gone with its page at a late %s',
    (step) => {
      const { service, link } = abandon();
      service[step](link);
      expect(link.phase).toBe('gone');
    },
  );

  it('keeps a link gone with its page when its passkey is asked for again', () => {
    const { service, link } = abandon();
    service.requestPasskey(link, 'scanned');
    expect(link.phase).toBe('gone');
  });
});
