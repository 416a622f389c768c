import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { handoffHeader } from '@waha-passkey/contract';
import { InMemoryHost } from '../hosts/in-memory-host';
import { hasNginx, Nginx } from './nginx';

const isThere = hasNginx();

if (!isThere) {
  process.stderr.write(
    'No proxy is tried in front of the server: install nginx (Debian: apt-get install nginx-light).\n',
  );
}

/** Where the client is, and what it claims. */
const client = '127.0.0.5';
const forged = '203.0.113.9';

/** Whose the lines are, by the setting; nginx itself is at 127.0.0.1. */
const settings: [string, string][] = [
  ['', '127.0.0.1'],
  ['false', '127.0.0.1'],
  ['0', '127.0.0.1'],
  ['1', client],
  ['127.0.0.1', client],
  ['10.0.0.0/8', '127.0.0.1'],
  ['true', forged],
];

(isThere ? describe.each(settings) : describe.skip.each(settings))(
  'behind nginx, with WAHA_PASSKEY_TRUST_PROXY=%s',
  (trusted, address) => {
    let host: InMemoryHost;
    let nginx: Nginx;

    beforeAll(async () => {
      host = await InMemoryHost.start({ WAHA_PASSKEY_TRUST_PROXY: trusted });
      nginx = await Nginx.start(host.api.url);
      await host.api.post('/api/sessions', { name: 'a' });
      host.engine.runOf('a').driver.emit({
        type: 'call',
        callId: 'c1',
        kind: 'linking',
        challenge: { challenge: 'Y2hhbGxlbmdlLW9mLXNpeHRlZW4tYnl0ZXM' },
        origin: 'https://web.whatsapp.com',
      });
    });

    afterAll(async () => {
      await nginx?.stop();
      await host?.close();
    });

    const send = async (
      method: string,
      path: string,
      headers: Record<string, string> = {},
    ) => {
      const outgoing = request(nginx.url + path, {
        method,
        localAddress: client,
        headers: {
          'X-Api-Key': host.api.apiKey,
          'X-Forwarded-For': forged,
          ...headers,
        },
        agent: false,
      });
      const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
      outgoing.end();
      const [response] = await answered;
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString();
      return {
        status: response.statusCode,
        body: (text === '' ? {} : JSON.parse(text)) as Record<string, string>,
      };
    };

    /** The messages of the log that name an address, in order. */
    const takeLines = (): string[] =>
      host.lines
        .splice(0)
        .map((line) => (JSON.parse(line) as { msg: string }).msg)
        .filter((message) => / by [\d.]+:/.test(message))
        .map((message) =>
          message.replace(/[\da-f-]{36}/, 'ID').replace(/\d+ ms$/, '… ms'),
        );

    it('names the same address in each line, and in those of refusals', async () => {
      takeLines();
      const pass = '/api/a/auth/passkey';
      expect((await send('GET', `${pass}/challenge`)).status).toBe(200);
      const { body } = await send('POST', `${pass}/handoff`);
      const ticket = body.url?.split('#')[1] ?? '';
      const claim = await send('POST', '/passkey/claim', {
        [handoffHeader]: ticket,
      });
      expect(claim.status).toBe(201);
      const again = { [handoffHeader]: ticket };
      expect((await send('POST', '/passkey/claim', again)).status).toBe(409);
      const guessed = { [handoffHeader]: 'guessed' };
      expect((await send('POST', '/passkey/claim', guessed)).status).toBe(401);
      expect((await send('POST', '/passkey/claim')).status).toBe(401);
      const holder = { [handoffHeader]: claim.body.claim ?? '' };
      expect((await send('POST', '/passkey/cancel', holder)).status).toBe(201);
      const by = `by ${address}:`;
      expect(takeLines()).toEqual([
        `[a] passkey fetch of the challenge ${by} ok, attempt ID, … ms`,
        `[a] passkey hand-off ${by} link given out, ID`,
        `[a] passkey hand-off ${by} link opened, ID`,
        `passkey hand-off ${by} claim refused, PASSKEY_TICKET_USED`,
        `passkey hand-off ${by} claim refused, PASSKEY_TICKET_UNKNOWN`,
        `passkey hand-off ${by} claim refused, PASSKEY_TICKET_UNKNOWN`,
        `[a] passkey hand-off ${by} cancel, ID`,
      ]);
    });
  },
);
