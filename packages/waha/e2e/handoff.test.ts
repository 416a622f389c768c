import type { INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import request from 'supertest';
import type {
  PasskeyHandoff,
  PasskeyHandoffClaim,
} from '@waha-passkey/contract';
import { handoffHeader } from '@waha-passkey/contract';
import type { InMemoryDriver } from '@waha-passkey/testbed/driver';
import { passkeyHost } from '../src/passkey-host';
import { passkeyPaths } from '../src/passkey-paths';
import { askPasskey, challenge, startWaha } from './waha-like-app';

// Read when the host is first asked for, which is after this line.
process.env['WAHA_PASSKEY_PUBLIC_URL'] = 'https://waha.example.org';

const link = '/api/default/auth/passkey/handoff';

describe.each([
  ['before 2026.7', false],
  ['from 2026.7 on', true],
])('the hand-off in a WAHA %s', (_when, native) => {
  let app: INestApplication<Server>;
  let driver: InMemoryDriver;

  beforeAll(async () => {
    app = await startWaha(native);
  });

  afterAll(() => app.close());

  beforeEach(() => {
    driver = askPasskey();
  });

  afterEach(() => passkeyHost().sessions.detach('default'));

  const server = () => request(app.getHttpServer());

  const withTicket = (method: 'get' | 'post', path: string, ticket: string) =>
    server()[method](`/passkey/${path}`).set(handoffHeader, ticket);

  async function openLink(): Promise<PasskeyHandoffClaim> {
    const minted = await server().post(link).set('key', 'right');
    expect(minted.status).toBe(201);
    const { url } = minted.body as PasskeyHandoff;
    const [page, ticket = ''] = url.split('#');
    expect(page).toBe('https://waha.example.org/passkey');
    const claimed = await withTicket('post', 'claim', ticket);
    expect(claimed.status).toBe(201);
    return claimed.body as PasskeyHandoffClaim;
  }

  it('is given out by those who may use the session, and by nobody else', async () => {
    expect((await server().post(link).set('key', 'wrong')).status).toBe(403);
    expect((await server().post(link)).status).toBe(403);
    expect((await server().post(link).set('key', 'right')).status).toBe(201);
  });

  it('shows its page without a key and without the password of Swagger', async () => {
    const page = await server().get('/passkey');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<title>Link a device with your passkey');
    expect(page.headers['content-security-policy']).toContain(
      "default-src 'none'",
    );
  });

  it('registers its page where a WAHA keeps such paths', () => {
    expect(passkeyPaths()).toEqual([
      { prefix: '/passkey', include: { authBasic: false } },
    ]);
  });

  it('opens nothing else', async () => {
    expect((await server().get('/')).status).toBe(401);
    for (const path of [
      '/pass',
      '/passkeys',
      '/passkey/../-json',
      '/passkey/claim/-json',
      '/-json?/passkey',
    ]) {
      expect([path, (await server().get(path)).status]).toEqual([path, 401]);
    }
    expect((await server().get('/api/default/auth/passkey')).status).toBe(403);
  });

  it('lets its holder see and end this attempt', async () => {
    const { claim, view } = await openLink();
    expect(view).toMatchObject({ session: 'default', challenge });
    expect((await withTicket('get', 'attempt', claim)).status).toBe(200);
    expect((await withTicket('post', 'cancel', claim)).status).toBe(201);
    expect(driver.countOrders('cancel')).toBe(1);
  });

  it('does nothing for who has no ticket, or a foreign one', async () => {
    await openLink();
    for (const [method, path] of [
      ['get', 'attempt'],
      ['post', 'claim'],
      ['post', 'assertion'],
      ['post', 'confirm'],
      ['post', 'reject'],
      ['post', 'cancel'],
      ['post', 'renew'],
      ['post', 'transfer'],
    ] as const) {
      const bare = await server()[method](`/passkey/${path}`).send({});
      const foreign = await withTicket(method, path, 'A'.repeat(43)).send({});
      for (const { status, body } of [bare, foreign]) {
        expect([path, status, body]).toMatchObject([
          path,
          401,
          { code: 'PASSKEY_TICKET_UNKNOWN' },
        ]);
      }
    }
    expect(driver.orders).toEqual([]);
  });
});
