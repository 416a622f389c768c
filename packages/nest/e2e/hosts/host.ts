import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { PasskeySession } from '@waha-passkey/ceremony';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import {
  PasskeyModule,
  PasskeySessions,
  type PasskeyModuleOptions,
} from '@waha-passkey/nest';
import { InMemoryDriver } from '@waha-passkey/testbed/driver';
import request from 'supertest';
import { Log } from './log';

export interface RunningSession {
  driver: InMemoryDriver;
  passkey: PasskeySession;
}

const open = new Set<Host>();

/** A test that fails leaves its host open, and jest would wait for it. */
afterAll(() => Promise.all([...open].map((host) => host.close())));

/** A host of the module, listening on loopback. */
export class Host {
  constructor(
    readonly app: INestApplication,
    readonly log: Log,
  ) {
    open.add(this);
  }

  get sessions(): PasskeySessions {
    return this.app.get(PasskeySessions);
  }

  get url(): string {
    const server = this.app.getHttpServer() as Server;
    const { port } = server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  run(name = 'default', driver = new InMemoryDriver()): RunningSession {
    return { driver, passkey: this.sessions.attach(name, driver) };
  }

  get(route: string, session = 'default'): request.Test {
    return request(this.url).get(toPath(route, session));
  }

  post(route: string, session = 'default'): request.Test {
    return request(this.url).post(toPath(route, session));
  }

  async getChallenge(session = 'default'): Promise<PasskeyChallenge> {
    const answer = await this.get('challenge', session).expect(200);
    return answer.body as PasskeyChallenge;
  }

  submit(body: unknown, session = 'default'): request.Test {
    return this.post('', session).send(body as object);
  }

  close(): Promise<void> {
    open.delete(this);
    return this.app.close();
  }
}

/** `route` follows `…/auth/passkey`. */
export function toPath(route: string, session = 'default'): string {
  return `/api/${session}/auth/passkey${
    route && !route.startsWith('?') ? '/' : ''
  }${route}`;
}

/** Any module that brings PasskeyModule with it. */
export async function startModule(
  module: Type,
  log: Log,
  prepare: (app: INestApplication) => void = () => undefined,
): Promise<Host> {
  const app = await NestFactory.create(module, { logger: false });
  prepare(app);
  await app.listen(0, '127.0.0.1');
  return new Host(app, log);
}

/** The smallest host there is. */
export async function startHost(
  options: PasskeyModuleOptions = {},
  prepare?: (app: INestApplication) => void,
): Promise<Host> {
  const log = new Log();

  @Module({ imports: [PasskeyModule.forRoot({ logger: log, ...options })] })
  class HostModule {}

  return startModule(HostModule, log, prepare);
}
