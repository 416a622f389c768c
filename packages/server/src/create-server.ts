import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DestinationStream } from 'pino';
import { RedisCluster } from '@waha-passkey/nest';
import { findInstalledBrowser } from '@waha-passkey/browser';
import { AppModule } from './app.module';
import type { SessionEngine } from './engines/session-engine';
import type { GowsTransport } from './engines/gows/gows-transport';
import type { NowebTransport } from './engines/noweb/noweb-transport';
import { createEngines } from './engines/create-engines';
import { guardProcess } from './guard/guard-process';
import { listen } from './listen';
import { createPino } from './logging/create-pino';
import { logRequests } from './logging/log-requests';
import { ServerLogger } from './logging/server-logger';
import { readEnvironment } from './observability/environment';
import { allowOrigins } from './security/allow-origins';
import { protectAnswers } from './security/protect-answers';
import { setUpOpenApi } from './openapi/set-up-openapi';
import type { RunningServer } from './running-server';
import { SessionsService } from './sessions/sessions.service';
import type { Settings } from './settings/settings';
import { parseBody } from './validation/parse-body';
import { WebhookDispatcher } from './webhooks/webhook-dispatcher';
import { ApiKeyWsAdapter } from './websocket/api-key-ws.adapter';

/** How long events that still wait may take to arrive when all ends. */
const WEBHOOK_GRACE_MS = 3_000;

/** How long answers may take to be read when all ends; then they are cut. */
const DRAIN_MS = 500;

export interface ServerOverrides {
  /** Without one, sessions cannot run on that engine. */
  transports?: { noweb?: NowebTransport; gows?: GowsTransport };
  /** Beside, or in place of, the engines this package brings. */
  engines?: readonly SessionEngine[];
  /** Where WPPConnect is looked for; this package's own folder by default. */
  modulesFolder?: string;
  logDestination?: DestinationStream;
  /**
   * This process runs nothing but the server: an error that no one handled ends
   * the session it comes from.
   */
  ownsProcess?: boolean;
}

/**
 * Starts the host; what ran when the last process ended starts again. When one
 * step fails, what is open by then is closed.
 */
export async function createServer(
  settings: Settings,
  overrides: ServerOverrides = {},
): Promise<RunningServer> {
  const pino = createPino(settings.logLevel, overrides.logDestination);
  const logger = new ServerLogger(pino);
  for (const notice of settings.notices) {
    logger.warn(notice);
  }
  if (overrides.ownsProcess) {
    guardProcess(logger);
  }
  // Null: puppeteer knows what it downloaded.
  const executablePath =
    settings.browser.executablePath ?? findInstalledBrowser();
  const environment = readEnvironment(settings, executablePath ?? 'puppeteer');
  const engines = [
    ...createEngines({
      settings,
      executablePath,
      modulesFolder: overrides.modulesFolder ?? __dirname,
      transports: overrides.transports ?? {},
      logger,
    }),
    ...(overrides.engines ?? []),
  ];
  const cluster = createCluster(settings, logger);
  const app: NestExpressApplication =
    await NestFactory.create<NestExpressApplication>(
      AppModule.create({
        settings,
        environment,
        engines,
        logger,
        cluster,
        publicUrl: () => settings.publicUrl ?? toLocalUrl(app.getHttpServer()),
      }),
      { logger, abortOnError: false, bodyParser: false },
    ).catch(async (error: unknown) => {
      await cluster?.close();
      throw error;
    });
  app.use(protectAnswers);
  app.enableCors(allowOrigins);
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(logRequests(pino, settings.httpLogLevel));
  app.use(...parseBody);
  app.useWebSocketAdapter(new ApiKeyWsAdapter(app, settings.apiKey));
  if (settings.swagger) {
    setUpOpenApi(app, environment.version);
  }
  const sessions = app.get(SessionsService);

  let closed: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    const server: Server = app.getHttpServer();
    const ended = server.listening ? once(server, 'close') : null;
    server.close();
    await sessions.close();
    await app.get(WebhookDispatcher).close(WEBHOOK_GRACE_MS);
    const drain = setTimeout(() => {
      server.closeAllConnections();
    }, DRAIN_MS);
    await app.close();
    await cluster?.close();
    await ended;
    clearTimeout(drain);
  };
  try {
    await sessions.load();
    await app.init();
    await listen(app.getHttpServer(), settings);
    await sessions.resume();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: toUrl(app.getHttpServer()),
    apiKey: settings.apiKey.plain,
    app,
    close: () => (closed ??= close()),
  };
}

/** @throws Error when ioredis is missing */
function createCluster(
  { cluster, workerId }: Settings,
  logger: ServerLogger,
): RedisCluster | null {
  return (
    cluster &&
    new RedisCluster({ ...cluster, workerId: workerId ?? randomUUID(), logger })
  );
}

function toUrl(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

/** Browsers ask no passkey on a page whose host is an IP address. */
function toLocalUrl(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://localhost:${port}`;
}
