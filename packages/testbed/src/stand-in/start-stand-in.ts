import { WebSocketServer } from 'ws';
import { silentLogger, type PasskeyLogger } from '@waha-passkey/contract';
import type { Account } from '../account/account';
import { createAccount } from '../account/create-account';
import { Phone } from '../phone/phone';
import { startPhoneServer } from '../phone/phone-server';
import type { Scenario } from '../protocol/scenario';
import { scaleTimings, type Timings } from '../protocol/timings';
import { bundlePage } from './bundle-page';
import { createCertificate } from './certificate';
import { ChatServer } from './chat-server';
import { startConnectProxy } from './connect-proxy';
import { ORIGIN } from './judge';
import { LinkedDevices } from './linked-devices';
import { close, listen } from './listen';
import { createLiveScenario } from './live-scenario';
import { Observations } from './observations';
import { createPageServer } from './page-server';
import { RunningStandIn } from './running-stand-in';
import type { StandIn } from './stand-in';
import { Timers } from './timers';

const HOST = new URL(ORIGIN).host;

export interface StandInOptions {
  scenario?: Partial<Scenario>;
  /** 1 is real time, 0.01 a hundred times faster. */
  clockScale?: number;
  /** Single clocks, in real milliseconds, whatever the scale. */
  timings?: Partial<Timings>;
  /** 0 and by default: any free one. All listen on loopback only. */
  port?: number;
  phonePort?: number;
  account?: Account;
  /** Linked devices are kept here, across starts of the stand-in. */
  devicesFile?: string;
  logger?: PasskeyLogger;
}

export async function startStandIn(o: StandInOptions = {}): Promise<StandIn> {
  const clockScale = o.clockScale ?? 1;
  const timings = { ...scaleTimings(clockScale), ...o.timings };
  const account = o.account ?? createAccount();
  const logger = o.logger ?? silentLogger;
  const observations = new Observations();
  const timers = new Timers();
  const devices = new LinkedDevices(o.devicesFile ?? null);
  const scenario = createLiveScenario(o.scenario ?? {}, () => {
    chat.pushScenario();
  });
  const chat = new ChatServer({
    account,
    scenario,
    devices,
    observations,
    timers,
    timings,
    clockScale,
  });
  const phone = new Phone({
    account,
    chat,
    devices,
    observations,
    timers,
    delayMs: () => scenario.phoneDelayMs * clockScale,
  });

  const certificate = await createCertificate(HOST);
  const pages = createPageServer(
    certificate,
    bundlePage('whatsapp'),
    () => ({ scenario: { ...scenario }, timings }),
    () => observations.recordPageLoad(),
  );
  const sockets = new WebSocketServer({ server: pages, path: '/ws/chat' });
  sockets.on('connection', (socket) => chat.accept(socket));
  const port = await listen(pages, o.port);
  const proxy = await startConnectProxy(`${HOST}:443`, port);
  const phoneServer = await startPhoneServer(phone, observations, o.phonePort);
  logger.info(`The stand-in listens on 127.0.0.1:${port}.`);

  return new RunningStandIn({
    account,
    scenario,
    timings,
    clockScale,
    chat,
    devices,
    observations,
    phone,
    port,
    proxyUrl: proxy.url,
    phoneUrl: phoneServer.url,
    chromiumArgs: [
      `--host-resolver-rules=MAP ${HOST}:443 127.0.0.1:${port}`,
      `--ignore-certificate-errors-spki-list=${certificate.spki}`,
    ],
    stop: async () => {
      timers.clear();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await Promise.all([close(pages), proxy.stop(), phoneServer.stop()]);
      observations.emit('stopped');
      logger.info('The stand-in has stopped.');
    },
  });
}
