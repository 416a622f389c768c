import type { INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import request from 'supertest';
import type { InMemoryDriver } from '@waha-passkey/testbed/driver';
import { passkeyHost } from '../src/passkey-host';
import { passkeyPaths } from '../src/passkey-paths';
import { askPasskey, challenge, startWaha } from './waha-like-app';

describe.each([
  ['before 2026.7', false],
  ['from 2026.7 on', true],
])('the routes in a WAHA %s', (_when, native) => {
  let app: INestApplication<Server>;
  let driver: InMemoryDriver;

  const get = (path: string, key = 'right') =>
    request(app.getHttpServer()).get(path).set('key', key);
  const post = (path: string, key = 'right') =>
    request(app.getHttpServer()).post(path).set('key', key);

  beforeAll(async () => {
    app = await startWaha(native);
  });

  afterAll(() => app.close());

  beforeEach(() => {
    driver = askPasskey();
  });

  afterEach(() => passkeyHost().sessions.detach('default'));

  it('answer the challenge, from WAHA itself where it can', async () => {
    const answer = await get('/api/default/auth/passkey/challenge');
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(
      native ? 'WAHA answers' : JSON.stringify(challenge),
    );
  });

  it('are guarded as WAHA guards its own', async () => {
    for (const answer of [
      await get('/api/default/auth/passkey', 'wrong'),
      await get('/api/default/auth/passkey/capability', 'wrong'),
      await post('/api/default/auth/passkey/reject', 'wrong'),
      await post('/api/default/auth/passkey/cancel', 'wrong'),
      await post('/api/default/auth/passkey/renew', 'wrong'),
      await post('/api/default/auth/passkey/handoff', 'wrong'),
      ...(native
        ? []
        : [
            await get('/api/default/auth/passkey/challenge', 'wrong'),
            await get('/api/default/auth/passkey/confirmation', 'wrong'),
            await post('/api/default/auth/passkey', 'wrong'),
            await post('/api/default/auth/passkey/confirm', 'wrong'),
          ]),
    ]) {
      expect(answer.status).toBe(403);
    }
    expect(driver.orders).toEqual([]);
  });

  it('show the attempt, and cancel it', async () => {
    const shown = await get('/api/default/auth/passkey');
    expect(shown.body).toMatchObject({ phase: 'awaiting-assertion' });
    expect((await post('/api/default/auth/passkey/cancel')).status).toBe(201);
    expect(driver.countOrders('cancel')).toBe(1);
  });

  it('say what a stopped session can, and that another does not exist', async () => {
    const stopped = await get('/api/stopped/auth/passkey/capability');
    expect(stopped.body).toMatchObject({ supported: true });
    expect((await get('/api/stopped/auth/passkey')).status).toBe(404);
    expect((await get('/api/nobody/auth/passkey')).status).toBe(404);
  });

  it('give out no links without a public URL, and keep the page behind the password', async () => {
    const link = await post('/api/default/auth/passkey/handoff');
    expect([link.status, link.body]).toMatchObject([
      501,
      { code: 'PASSKEY_HANDOFF_NOT_CONFIGURED' },
    ]);
    expect((await get('/passkey')).status).toBe(401);
    expect(passkeyPaths()).toEqual([]);
  });
});
