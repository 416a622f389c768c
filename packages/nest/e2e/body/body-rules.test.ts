import { gzipSync } from 'node:zlib';
import { raiseGate } from '../hosts/gate';
import {
  startHost,
  toPath,
  type Host,
  type RunningSession,
} from '../hosts/host';
import { Owner } from '../hosts/owner';
import { sendRaw } from '../hosts/send-raw';

const KIB = 1024;

describe('the body of a submit', () => {
  let owner: Owner;
  let host: Host;
  let session: RunningSession;
  let url: string;

  beforeAll(async () => {
    owner = await Owner.create();
  });

  beforeEach(async () => {
    host = await startHost();
    session = host.run();
    url = host.url + toPath('');
  });

  afterEach(() => host.close());

  /** Nothing happened but the answer, and a valid submit still links. */
  async function expectUntouched(): Promise<void> {
    expect(session.driver.orders).toEqual([]);
    expect(session.passkey.attempt?.phase).toBe('awaiting-assertion');
    await host.submit(owner.sign(await host.getChallenge())).expect(201);
  }

  it.each([
    ['declared', (size: number) => host.submit({ pad: 'x'.repeat(size) })],
    [
      'in chunks',
      (size: number) => sendRaw(url, ['{"pad":"', 'x'.repeat(size), '"}']),
    ],
    ['of several MiB', () => host.submit({ pad: 'x'.repeat(3 * KIB * KIB) })],
  ])('is 413 above 64 KiB, %s', async (_, send) => {
    raiseGate(session.driver);
    const answer: { status: number; body: unknown } = await send(64 * KIB);
    expect(answer.status).toBe(413);
    expect(answer.body).toEqual({
      statusCode: 413,
      error: 'Payload Too Large',
      code: 'PASSKEY_BODY_TOO_LARGE',
      message: expect.stringMatching(/64 KiB/) as string,
      retryable: true,
    });
    await expectUntouched();
  });

  it('is taken up to 64 KiB', async () => {
    const challenge = raiseGate(session.driver);
    const text = JSON.stringify(owner.sign(challenge));
    await host
      .post('')
      .type('json')
      .send(text + ' '.repeat(64 * KIB - text.length))
      .expect(201);
    expect(session.driver.countOrders('deliver')).toBe(1);
  });

  it.each<[string, Record<string, string>]>([
    ['text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['almost JSON', { 'content-type': 'application/jsonp' }],
    ['UTF-16', { 'content-type': 'application/json; charset=utf-16' }],
    [
      'compressed',
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    ],
    ['nothing at all', {}],
  ])('is 415 when it is declared as %s', async (_, headers) => {
    const challenge = raiseGate(session.driver);
    const text = JSON.stringify(owner.sign(challenge));
    const isZipped = 'content-encoding' in headers;
    const bytes = isZipped ? gzipSync(text) : text;
    const answer = await sendRaw(url, [bytes], headers);
    expect(answer).toMatchObject({
      status: 415,
      body: {
        statusCode: 415,
        error: 'Unsupported Media Type',
        code: 'PASSKEY_NOT_JSON',
        retryable: true,
      },
    });
    await expectUntouched();
  });

  it.each(['application/json;charset="UTF-8"', 'application/webauthn+json'])(
    'is taken as %s',
    async (type) => {
      const challenge = raiseGate(session.driver);
      const text = JSON.stringify(owner.sign(challenge));
      const answer = await sendRaw(url, [text], { 'content-type': type });
      expect(answer.status).toBe(201);
    },
  );

  it.each<[string, string | Buffer]>([
    ['not JSON', '{"id": canary'],
    ['empty', ''],
    ['a number', '42'],
    ['null', 'null'],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['60,000 lists in lists', '['.repeat(60_000)],
    ['30,000 lists in lists', '['.repeat(30_000) + ']'.repeat(30_000)],
  ])('is 400 when it is %s', async (_, bytes) => {
    raiseGate(session.driver);
    const answer = await sendRaw(url, [bytes]);
    expect(answer).toMatchObject({
      status: 400,
      body: {
        statusCode: 400,
        error: 'Bad Request',
        code: 'PASSKEY_BAD_BODY',
        attemptId: session.passkey.attempt?.attemptId,
        retryable: true,
      },
    });
    expect(JSON.stringify(answer.body)).not.toContain('canary');
    await expectUntouched();
  });

  it('is 400 when extension results are nested without end', async () => {
    const challenge = raiseGate(session.driver);
    const { clientExtensionResults, ...assertion } = owner.sign(challenge);
    expect(clientExtensionResults).toBeDefined();
    const deep = '{"a":'.repeat(9_000) + '1' + '}'.repeat(9_000);
    const text = JSON.stringify(assertion).replace(
      /}$/,
      `,"clientExtensionResults":${deep}}`,
    );
    const answer = await sendRaw(url, [text]);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'PASSKEY_FIELD_TOO_LARGE' },
    });
    await expectUntouched();
  });

  it('pollutes no prototype', async () => {
    const challenge = raiseGate(session.driver);
    const pollution =
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const assertion = JSON.stringify(owner.sign(challenge));
    const bad = await sendRaw(url, [
      `{${pollution},"response":{${pollution}}}`,
    ]);
    expect(bad).toMatchObject({
      status: 400,
      body: { code: 'PASSKEY_BAD_CREDENTIAL_TYPE' },
    });
    const text = assertion.replace(/}$/, `,${pollution}}`);
    const good = await sendRaw(url, [text]);
    expect(good.status).toBe(201);
    expect({}).not.toHaveProperty('polluted');
    const delivered = session.driver.settlements[0]?.assertion;
    expect(Object.keys(delivered ?? {})).not.toContain('__proto__');
    expect(delivered).not.toHaveProperty('polluted');
  });

  it('is 413, 415 or 400 in every state, and judged after the state when it is JSON', async () => {
    const nobody = host.url + toPath('', 'nobody');
    const large = ['x'.repeat(65 * KIB)];
    const statuses = [
      await sendRaw(nobody, large, { 'content-type': 'text/plain' }),
      await sendRaw(nobody, ['x'], { 'content-type': 'text/plain' }),
      await sendRaw(nobody, ['{']),
      await sendRaw(nobody, ['{}']),
      await sendRaw(url, ['{']),
      await sendRaw(url, ['{}']),
    ].map(({ status }) => status);
    expect(statuses).toEqual([413, 415, 400, 404, 400, 422]);
  });

  it.each(['{"id": canary', '', '\u0000'])(
    'is 400 from before the gate to after the link when it is %j',
    async (text) => {
      const expectBadBody = async (): Promise<void> => {
        expect(await sendRaw(url, [text])).toMatchObject({
          status: 400,
          body: { code: 'PASSKEY_BAD_BODY', retryable: true },
        });
      };
      await expectBadBody();
      const challenge = raiseGate(session.driver);
      // More often than submits are admitted: it is no submit.
      for (let round = 0; round < 12; round += 1) await expectBadBody();
      await host.submit(owner.sign(challenge)).expect(201);
      await expectBadBody();
      session.driver.emit({ type: 'completed' });
      await expectBadBody();
      host.sessions.detach('default');
      await expectBadBody();
      expect(host.log.lines.join('\n')).not.toContain('canary');
    },
  );

  it.each(['confirm', 'reject', 'cancel', 'renew'])(
    'of %s does not matter, unless it is large',
    async (route) => {
      const order = host.url + toPath(route);
      const bad = await sendRaw(order, ['{"canary']);
      expect(bad).toMatchObject({
        status: 422,
        body: { code: 'PASSKEY_NOT_PENDING' },
      });
      const large = await sendRaw(order, ['x'.repeat(65 * KIB)]);
      expect(large).toMatchObject({
        status: 413,
        body: { code: 'PASSKEY_BODY_TOO_LARGE' },
      });
    },
  );

  it.each<[string, string, number, string | undefined]>([
    ['GET', toPath('challenge'), 422, 'PASSKEY_NOT_PENDING'],
    ['GET', toPath('confirmation'), 422, 'PASSKEY_NOT_PENDING'],
    ['GET', toPath(''), 422, 'PASSKEY_NOT_PENDING'],
    ['GET', toPath('capability'), 200, undefined],
    ['POST', toPath('handoff'), 501, 'PASSKEY_HANDOFF_NOT_CONFIGURED'],
    ['GET', '/passkey', 501, 'PASSKEY_HANDOFF_NOT_CONFIGURED'],
    ['GET', '/passkey/attempt', 401, 'PASSKEY_TICKET_UNKNOWN'],
    ['POST', '/passkey/claim', 401, 'PASSKEY_TICKET_UNKNOWN'],
    ['POST', '/passkey/assertion', 401, 'PASSKEY_TICKET_UNKNOWN'],
    ['POST', '/passkey/transfer', 401, 'PASSKEY_TICKET_UNKNOWN'],
    ['POST', '/passkey/confirm', 401, 'PASSKEY_TICKET_UNKNOWN'],
    ['POST', '/passkey/reject', 401, 'PASSKEY_TICKET_UNKNOWN'],
    ['POST', '/passkey/cancel', 401, 'PASSKEY_TICKET_UNKNOWN'],
    ['POST', '/passkey/renew', 401, 'PASSKEY_TICKET_UNKNOWN'],
  ])(
    'of %s %s meets no parser of the host, in either form of the target',
    async (method, path, status, code) => {
      const { host: authority } = new URL(host.url);
      for (const target of [path, `http://${authority}${path}`, `${path}?a`]) {
        for (const text of ['{"canary', 'x'.repeat(200 * KIB)]) {
          const answer = await sendRaw(
            host.url,
            [text],
            {
              'content-type': 'application/json',
              'transfer-encoding': 'chunked',
            },
            { method, path: target },
          );
          const isRefused = text.length > KIB && method === 'POST';
          const expected = isRefused ? [answer.status] : [status, code];
          const { code: met } = answer.body as { code?: string };
          expect([answer.status, met].slice(0, expected.length)).toEqual(
            expected,
          );
          expect(met ?? 'PASSKEY_').toMatch(/^PASSKEY_/);
          expect(answer.headers['cache-control']).toBe('no-store');
          expect(JSON.stringify(answer.body)).not.toContain('canary');
        }
      }
    },
  );
});
