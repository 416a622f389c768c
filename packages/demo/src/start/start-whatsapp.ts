import path from 'node:path';
import { startStandIn, type StandIn } from '@waha-passkey/testbed';
import {
  createGowsTransport,
  startGowsStandIn,
} from '@waha-passkey/testbed/gows';
import {
  createNowebTransport,
  startNowebStandIn,
} from '@waha-passkey/testbed/noweb';
import type { Cleanup } from '@waha-passkey/cli/terminal';
import { openAccount } from './open-account';

/** Every engine's WhatsApp, played on loopback. */
export interface PlayedWhatsApp {
  standIn: StandIn;
  transports: {
    noweb: ReturnType<typeof createNowebTransport>;
    gows: ReturnType<typeof createGowsTransport>;
  };
  /** Scans a QR code with the phone of that engine's WhatsApp. */
  scan(engine: string, qr: string): Promise<void>;
}

/** The account and its linked devices outlive this process. */
export async function startWhatsApp(
  accountFile: string,
  cleanup: Cleanup,
): Promise<PlayedWhatsApp> {
  const account = await openAccount(accountFile);
  const standIn = await startStandIn({
    account,
    devicesFile: path.join(path.dirname(accountFile), 'devices.json'),
  });
  cleanup.add(() => standIn.stop());
  const { phoneNumber } = account;
  const noweb = await startNowebStandIn({ phoneNumber });
  cleanup.add(() => noweb.stop());
  const gows = await startGowsStandIn({ phoneNumber });
  cleanup.add(() => gows.stop());
  return {
    standIn,
    transports: {
      noweb: createNowebTransport(noweb),
      gows: createGowsTransport(gows),
    },
    scan: async (engine, qr) => {
      if (engine === 'NOWEB') await noweb.phone.scan(qr);
      else if (engine === 'GOWS') gows.phone.scan(qr);
      else await standIn.phone.scan(qr);
    },
  };
}
