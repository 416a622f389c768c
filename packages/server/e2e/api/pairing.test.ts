import { InMemoryHost } from '../hosts/in-memory-host';
import type { EngineNews } from '../../src';
import type { InMemoryRun } from '../hosts/in-memory-engine';

const PNG_SIGNATURE = '\x89PNG';

describe('pairing', () => {
  let host: InMemoryHost;
  let run: InMemoryRun;

  beforeAll(async () => {
    host = await InMemoryHost.start();
    await host.api.post('/api/sessions', { name: 'default' });
    run = host.engine.runOf('default');
  });

  afterAll(async () => {
    await host.close();
  });

  const qr = (query = '', accept = '*/*') =>
    host.api.get(`/api/default/auth/qr${query}`, { Accept: accept });

  it('waits for the QR code of a session that starts', async () => {
    const answer = qr('?format=raw');
    // It was asked before there is one.
    await host.api.get('/ping');
    run.tell({ type: 'qr', value: 'awaited' });
    expect(await answer).toMatchObject({
      status: 200,
      body: { value: 'awaited' },
    });
  });

  it('waits no longer when the session fails, or for one that is stopped', async () => {
    await host.api.post('/api/sessions', { name: 'failing' });
    const answer = host.api.get('/api/failing/auth/qr');
    await host.api.get('/ping');
    const failed = { type: 'failed', reason: 'Why.', code: 'BROWSER_GONE' };
    host.engine.runOf('failing').tell(failed as EngineNews);
    expect(await answer).toMatchObject({
      status: 422,
      body: {
        session: 'failing',
        status: 'FAILED',
        expected: ['SCAN_QR_CODE'],
      },
    });
    await host.api.post('/api/sessions', { name: 'asleep', start: false });
    expect((await host.api.get('/api/asleep/auth/qr')).status).toBe(422);
    expect((await host.api.get('/api/nobody/auth/qr')).status).toBe(404);
  });

  it('shows the newest code as an image, in base64, or as it is', async () => {
    run.tell({ type: 'qr', value: 'old' });
    run.tell({ type: 'qr', value: '2@ref,a,b,c,1' });
    const image = await qr('?format=image', 'text/html,image/png,*/*;q=0.8');
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(image.headers.get('cache-control')).toBe('no-store');
    expect(image.body).toContain('PNG');
    const base64 = await qr('?format=image', 'application/json');
    const { mimetype, data } = base64.body as Record<string, string>;
    expect(mimetype).toBe('image/png');
    expect(Buffer.from(data ?? '', 'base64').toString('latin1', 0, 4)).toBe(
      PNG_SIGNATURE,
    );
    expect((await qr('?format=raw')).body).toEqual({ value: '2@ref,a,b,c,1' });
  });

  it('refuses a format it does not know', async () => {
    expect((await qr('?format=svg')).status).toBe(400);
  });

  it('asks for a pairing code, however the number is written', async () => {
    const { status, body } = await host.api.post(
      '/api/default/auth/request-code',
      { phoneNumber: '+1 (213) 213-2130' },
    );
    expect([status, body]).toEqual([201, { code: 'ABCD-EFGH' }]);
    expect(run.calls).toContain('requestCode 12132132130');
  });

  it('takes the number as a JSON number', async () => {
    const { status } = await host.api.post('/api/default/auth/request-code', {
      phoneNumber: 12132132131,
    });
    expect(status).toBe(201);
    expect(run.calls).toContain('requestCode 12132132131');
  });

  it.each(['', 'abc', '12', '1'.repeat(16), 5, 1.5e9 + 0.5, 1e300, undefined])(
    'refuses the number %p',
    async (phoneNumber) => {
      const { status } = await host.api.post('/api/default/auth/request-code', {
        phoneNumber,
      });
      expect(status).toBe(400);
    },
  );

  it('says so when WhatsApp gives no code', async () => {
    run.code = null;
    const { status, body } = await host.api.post(
      '/api/default/auth/request-code',
      { phoneNumber: '12132132130' },
    );
    expect(status).toBe(422);
    expect(body).toMatchObject({ message: 'No code for this number.' });
  });
});
