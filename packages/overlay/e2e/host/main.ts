// A host of our own in the shape of WAHA: same names, same files, real Nest,
// real whatsapp-web.js. Tests compile it file by file, as WAHA is.
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { openEventSocket } from './core/event-delivery';
import { SwaggerConfiguratorCore } from './core/SwaggerConfiguratorCore';

async function loadModule(): Promise<Type> {
  if (existsSync(`${__dirname}/plus`)) {
    const { AppModulePlus } = await import('./plus/app.module.plus.js');
    return AppModulePlus;
  }
  const { AppModuleCore } = await import('./core/app.module.core.js');
  return AppModuleCore;
}

async function bootstrap(): Promise<void> {
  const root = await loadModule();
  const app = await NestFactory.create(root, { logger: false });
  const document = new SwaggerConfiguratorCore(app).configure();
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer() as Server;
  await openEventSocket(server);
  const { port } = server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}`, document });
  process.once('SIGTERM', () => {
    void app.close().then(() => process.disconnect?.());
  });
}

bootstrap().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
