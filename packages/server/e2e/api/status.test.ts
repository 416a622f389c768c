import type { PasskeyChallenge } from '@waha-passkey/contract';
import { InMemoryHost } from '../hosts/in-memory-host';
import type { InMemoryRun } from '../hosts/in-memory-engine';
import { WebhookReceiver } from '../hosts/webhook-receiver';

const challenge: PasskeyChallenge = {
  challenge: 'Y2FuYXJ5LWNoYWxsZW5nZS0wMTIzNDU2Nzg5',
  timeout: 600_000,
  rpId: 'whatsapp.com',
  allowCredentials: [],
  userVerification: 'required',
  extensions: { uvm: true },
};

const call = (callId: string) =>
  ({
    type: 'call',
    callId,
    kind: 'linking',
    challenge,
    origin: 'https://web.whatsapp.com',
  }) as const;

describe('session.status', () => {
  let host: InMemoryHost;
  let receiver: WebhookReceiver;
  let sessions = 0;

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    host = await InMemoryHost.start();
  });

  afterAll(async () => {
    await host.close();
    await receiver.stop();
  });

  const start = async (): Promise<[string, InMemoryRun]> => {
    const name = `s${++sessions}`;
    await host.api.post('/api/sessions', {
      name,
      config: { metadata: { n: name }, webhooks: [receiver.config] },
    });
    return [name, host.engine.runOf(name)];
  };

  const statuses = (name: string) => host.socket.log.statuses(name);

  const settled = (name: string, count: number) =>
    host.socket.log.until(() => statuses(name).length >= count);

  it('tells each step once, in order, to webhooks and sockets alike', async () => {
    const [name, run] = await start();
    run.tell({ type: 'qr', value: 'one' });
    run.tell({ type: 'qr', value: 'two' });
    run.tell({ type: 'authenticated' });
    run.tell({ type: 'authenticated' });
    run.tell({ type: 'ready', me: { id: '1@c.us', pushName: 'Ada' } });
    run.tell({ type: 'ready', me: { id: '1@c.us', pushName: 'Ada' } });
    await host.api.post(`/api/sessions/${name}/stop`);
    await receiver.log.next(name, 'STOPPED');
    expect(statuses(name)).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'SCAN_QR_CODE',
      'WORKING',
      'STOPPED',
    ]);
    expect(receiver.log.of(name)).toEqual(host.socket.log.of(name));
    expect(receiver.refused).toEqual([]);
  });

  it("comes in WAHA's envelope", async () => {
    const [name, run] = await start();
    run.tell({ type: 'qr', value: 'one' });
    run.tell({ type: 'authenticated' });
    run.tell({ type: 'ready', me: { id: '1@c.us', pushName: 'Ada' } });
    const event = await host.socket.log.next(name, 'WORKING');
    expect(event).toEqual({
      id: expect.stringMatching(/^evt_[0-9a-z]{26}$/) as unknown,
      timestamp: expect.any(Number) as unknown,
      event: 'session.status',
      session: name,
      metadata: { n: name },
      me: { id: '1@c.us', pushName: 'Ada' },
      engine: 'WEBJS',
      payload: {
        name,
        status: 'WORKING',
        statuses: ['STARTING', 'SCAN_QR_CODE', 'WORKING'].map((status) => ({
          status,
          timestamp: expect.any(Number) as unknown,
        })),
        data: null,
        passkey: null,
        reason: null,
      },
      environment: {
        version: expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown,
        engine: 'WEBJS',
        tier: 'CORE',
        browser: expect.any(String) as unknown,
        platform: `${process.platform}/${process.arch}`,
        worker: { id: null },
      },
    });
  });

  it('keeps PASSKEY_REQUIRED although QR codes rotate behind it', async () => {
    const [name, run] = await start();
    run.tell({ type: 'qr', value: 'one' });
    run.driver.emit({ type: 'gate', kind: 'linking', challenge });
    run.driver.emit(call('c1'));
    run.tell({ type: 'qr', value: 'two' });
    run.tell({ type: 'qr', value: 'three' });
    run.driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    await settled(name, 4);
    const events = host.socket.log.of(name);
    expect(events.map(({ payload }) => payload.status)).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'PASSKEY_CONFIRMATION_REQUIRED',
    ]);
    expect(events[2]?.payload).toMatchObject({
      data: challenge,
      passkey: { session: name, kind: 'linking', phase: 'awaiting-assertion' },
    });
    expect(events[3]?.payload.data).toEqual({ code: 'ABCD1234' });
    expect((await host.api.get(`/api/${name}/auth/qr`)).status).toBe(422);
  });

  it('fails once, with the reason, when the browser is gone', async () => {
    const [name, run] = await start();
    run.tell({ type: 'qr', value: 'one' });
    run.driver.emit(call('c1'));
    run.driver.emit({ type: 'gone', reason: 'BROWSER_GONE' });
    run.tell({
      type: 'failed',
      reason: 'The browser has ended.',
      code: 'BROWSER_GONE',
    });
    run.tell({ type: 'qr', value: 'two' });
    const { payload } = await host.socket.log.next(name, 'FAILED');
    expect(payload.reason).toMatch(/browser/i);
    expect(payload.passkey?.reason?.code).toBe('BROWSER_GONE');
    expect(statuses(name).slice(-2)).toEqual(['PASSKEY_REQUIRED', 'FAILED']);
    expect(run.calls).toEqual(['start', 'stop']);
    const info = await host.api.get(`/api/sessions/${name}`);
    expect(info.body).toMatchObject({ reason: payload.reason });
    const late = await host.api.post(`/api/${name}/auth/passkey`, {});
    expect(late).toMatchObject({
      status: 503,
      body: { code: 'PASSKEY_BROWSER_GONE' },
    });
  });

  it('ends the attempt in the same FAILED event when the engine knows first', async () => {
    const [name, run] = await start();
    run.tell({ type: 'qr', value: 'one' });
    run.driver.emit(call('c1'));
    run.tell({
      type: 'failed',
      reason: 'The browser has ended.',
      code: 'BROWSER_GONE',
    });
    run.driver.emit({ type: 'gone', reason: 'BROWSER_GONE' });
    await host.api.post(`/api/sessions/${name}/stop`);
    await host.socket.log.next(name, 'STOPPED');
    const failures = host.socket.log
      .of(name)
      .filter(({ payload }) => payload.status === 'FAILED');
    expect(failures).toHaveLength(1);
    expect(failures[0]?.payload).toMatchObject({
      reason: 'The browser has ended.',
      passkey: { phase: 'ended', reason: { code: 'BROWSER_GONE' } },
    });
  });

  it('waits for a new QR code after a cancel: the attempt has used up the old', async () => {
    const [name, run] = await start();
    run.tell({ type: 'qr', value: 'used' });
    run.driver.emit(call('c1'));
    await settled(name, 3);
    await host.api.post(`/api/${name}/auth/passkey/cancel`);
    const answer = host.api.get(`/api/${name}/auth/qr?format=raw`);
    await host.api.get('/ping');
    run.tell({ type: 'qr', value: 'new' });
    expect(await answer).toMatchObject({ status: 200, body: { value: 'new' } });
  });

  it('offers no QR code of a page that was reloaded', async () => {
    const [name, run] = await start();
    run.tell({ type: 'qr', value: 'old' });
    run.driver.emit(call('c1'));
    run.driver.emit({ type: 'gone', reason: 'PAGE_RELOADED' });
    await settled(name, 4);
    expect((await host.api.get(`/api/${name}/auth/qr`)).status).toBe(422);
    run.tell({ type: 'qr', value: 'new' });
    await settled(name, 5);
    expect(statuses(name).slice(2)).toEqual([
      'PASSKEY_REQUIRED',
      'STARTING',
      'SCAN_QR_CODE',
    ]);
    const { payload } = host.socket.log.of(name)[4] ?? {};
    expect(payload?.passkey?.reason?.code).toBe('PAGE_RELOADED');
  });

  it('starts again after a failure', async () => {
    const [name, run] = await start();
    run.tell({
      type: 'failed',
      reason: 'It did not start.',
      code: 'SESSION_STOPPED',
    });
    await host.api.post(`/api/sessions/${name}/start`);
    host.engine.runOf(name).tell({ type: 'qr', value: 'one' });
    await host.socket.log.next(name, 'SCAN_QR_CODE');
    expect(statuses(name)).toEqual([
      'STARTING',
      'FAILED',
      'STOPPED',
      'STARTING',
      'SCAN_QR_CODE',
    ]);
  });

  it.each([
    ['stop', 'SESSION_STOPPED', 'STOPPED'],
    ['logout', 'LOGGED_OUT', 'STARTING'],
    ['restart', 'SESSION_STOPPED', 'STARTING'],
  ])('ends the attempt on %s', async (order, reason, status) => {
    const [name, run] = await start();
    run.tell({ type: 'qr', value: 'one' });
    run.driver.emit(call('c1'));
    const { body } = await host.api.post(`/api/sessions/${name}/${order}`);
    expect(body).toMatchObject({ status });
    const { payload } = await host.socket.log.next(name, 'STOPPED');
    expect(payload.passkey?.reason?.code).toBe(reason);
    expect(payload.data).toBeNull();
    expect(statuses(name).slice(0, 4)).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'STOPPED',
    ]);
    expect(run.driver.observers).toBe(0);
  });

  it('reports a checkpoint without touching WORKING', async () => {
    const [name, run] = await start();
    run.tell({ type: 'authenticated' });
    run.tell({ type: 'ready', me: null });
    run.driver.emit({ ...call('c1'), kind: 'checkpoint' });
    await settled(name, 3);
    const { payload } = host.socket.log.of(name)[2] ?? {};
    expect(payload).toMatchObject({
      status: 'WORKING',
      data: null,
      passkey: { kind: 'checkpoint', phase: 'awaiting-assertion' },
    });
  });
});

describe('session.status with WAHA_PASSKEY_EVENT_DATA=none', () => {
  it('keeps the challenge out of events, but not out of the API', async () => {
    const receiver = await WebhookReceiver.start();
    const host = await InMemoryHost.start({ WAHA_PASSKEY_EVENT_DATA: 'none' });
    try {
      await host.api.post('/api/sessions', {
        name: 'quiet',
        config: { webhooks: [receiver.config] },
      });
      const run = host.engine.runOf('quiet');
      run.tell({ type: 'qr', value: 'one' });
      run.driver.emit(call('c1'));
      const event = await host.socket.log.next('quiet', 'PASSKEY_REQUIRED');
      expect(event.payload.data).toBeNull();
      expect(event.payload.passkey?.phase).toBe('awaiting-assertion');
      expect(await receiver.log.next('quiet', 'PASSKEY_REQUIRED')).toEqual(
        event,
      );
      const { body } = await host.api.get('/api/quiet/auth/passkey/challenge');
      expect(body).toEqual(challenge);
      run.driver.emit({
        type: 'code',
        code: 'ABCD1234',
        selfConfirming: false,
      });
      await receiver.log.next('quiet', 'PASSKEY_CONFIRMATION_REQUIRED');
      const events = JSON.stringify(receiver.log.of('quiet'));
      expect(events).not.toContain(challenge.challenge);
      expect(events).not.toContain('ABCD1234');
      const confirmation = await host.api.get(
        '/api/quiet/auth/passkey/confirmation',
      );
      expect(confirmation.body).toEqual({ code: 'ABCD1234' });
    } finally {
      await host.close();
      await receiver.stop();
    }
  });
});

describe('a session that loses its browser', () => {
  let host: InMemoryHost;

  beforeEach(async () => {
    host = await InMemoryHost.start();
    await host.api.post('/api/sessions', { name: 'a' });
  });

  afterEach(async () => {
    await host.close();
  });

  const lose = () => {
    host.engine.runOf('a').tell({
      type: 'failed',
      reason: 'The browser has ended.',
      code: 'BROWSER_GONE',
    });
  };

  /** How long after FAILED the next STARTING came. */
  const secondsUntilRestart = async () => {
    const skip = host.socket.log.of('a').length;
    host.engine.runOf('a').tell({ type: 'qr', value: 'one' });
    lose();
    const failed = await host.socket.log.next('a', 'FAILED', skip);
    const started = await host.socket.log.next('a', 'STARTING', skip);
    return Math.round((started.timestamp - failed.timestamp) / 1_000);
  };

  it('starts again by itself after 2 s, then after twice as long', async () => {
    expect(await secondsUntilRestart()).toBe(2);
    expect(await secondsUntilRestart()).toBe(4);
    expect(host.engine.runs).toHaveLength(3);
    expect(host.engine.runs[0]?.calls).toEqual(['start', 'stop', 'stop']);
    expect(host.socket.log.steps('a')).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'FAILED',
      'STARTING',
      'SCAN_QR_CODE',
      'FAILED',
      'STARTING',
    ]);
  }, 30_000);

  it.each(['stop', 'start'])('is left alone after a %s', async (order) => {
    host.engine.runOf('a').tell({ type: 'qr', value: 'one' });
    lose();
    await host.socket.log.next('a', 'FAILED');
    await host.api.post(`/api/sessions/a/${order}`);
    const runs = host.engine.runs.length;
    // Another one that is lost at the same time is started again meanwhile.
    await host.api.post('/api/sessions', { name: 'b' });
    const other = host.engine.runOf('b');
    other.tell({ type: 'qr', value: 'two' });
    other.tell({ type: 'failed', reason: 'Gone.', code: 'BROWSER_GONE' });
    const { length } = host.socket.log.of('b');
    await host.socket.log.next('b', 'STARTING', length + 1);
    expect(host.engine.runs).toHaveLength(runs + 2);
  });

  it('before it showed a QR code stays FAILED, with the reason', async () => {
    lose();
    const { payload } = await host.socket.log.next('a', 'FAILED');
    expect(payload.reason).toBe('The browser has ended.');
    await host.api.post('/api/sessions', { name: 'b' });
    const other = host.engine.runOf('b');
    other.tell({ type: 'qr', value: 'two' });
    other.tell({ type: 'failed', reason: 'Gone.', code: 'BROWSER_GONE' });
    await host.socket.log.next('b', 'STARTING', 3);
    expect(host.socket.log.steps('a')).toEqual(['STARTING', 'FAILED']);
  });
});

describe('a session that is linked without a passkey', () => {
  it('shows no STARTING again, and no QR code that was used', async () => {
    const host = await InMemoryHost.start();
    try {
      await host.api.post('/api/sessions', { name: 'a' });
      const run = host.engine.runOf('a');
      run.tell({ type: 'qr', value: 'one' });
      run.tell({ type: 'authenticated' });
      const used = await host.api.get<{ message: string }>('/api/a/auth/qr');
      expect([used.status, used.body.message]).toEqual([
        422,
        'The code was scanned, and the account is being loaded. Wait for the session to be WORKING.',
      ]);
      run.tell({ type: 'ready', me: null });
      await host.socket.log.next('a', 'WORKING');
      expect(host.socket.log.statuses('a')).toEqual([
        'STARTING',
        'SCAN_QR_CODE',
        'WORKING',
      ]);
    } finally {
      await host.close();
    }
  });
});

describe('a session whose engine says nothing', () => {
  it('fails with a reason when the time to start is over', async () => {
    const host = await InMemoryHost.start({
      WAHA_PASSKEY_START_TIMEOUT_SECONDS: '1',
    });
    try {
      await host.api.post('/api/sessions', { name: 'silent' });
      const { payload } = await host.socket.log.next('silent', 'FAILED');
      expect(payload.reason).toBe(
        'The session showed no QR code and did not log in within 1 s. Nothing more is known: check the log, the network and the proxy. Then restart the session.',
      );
      expect(host.engine.runOf('silent').calls).toEqual(['start', 'stop']);
    } finally {
      await host.close();
    }
  });

  it('says that the device is linked when only its account does not load', async () => {
    const host = await InMemoryHost.start({
      WAHA_PASSKEY_START_TIMEOUT_SECONDS: '1',
    });
    try {
      await host.api.post('/api/sessions', { name: 'linked' });
      host.engine.runOf('linked').tell({ type: 'authenticated' });
      const { payload } = await host.socket.log.next('linked', 'FAILED');
      expect(payload.reason).toMatch(
        /^The device is linked, .* that needs no new QR code\.$/,
      );
    } finally {
      await host.close();
    }
  });
});
