import { InMemoryHost } from '../hosts/in-memory-host';

interface SessionBody {
  name: string;
  status: string;
  config: unknown;
  engine: { engine: string };
  message: string | string[];
}

describe('the sessions API', () => {
  let host: InMemoryHost;

  beforeAll(async () => {
    host = await InMemoryHost.start();
  });

  afterAll(async () => {
    await host.close();
  });

  const create = (body: unknown) =>
    host.api.post<SessionBody>('/api/sessions', body);

  const get = (name: string) =>
    host.api.get<SessionBody>(`/api/sessions/${name}`);

  it('creates a session and starts it', async () => {
    const { status, body } = await create({ name: 'first' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'first',
      status: 'STARTING',
      config: {},
      engine: { engine: 'WEBJS' },
      me: null,
    });
    expect(host.engine.runOf('first').calls).toEqual(['start']);
  });

  it('gives a name to a session that has none', async () => {
    const { body } = await create({ start: false });
    expect(body.name).toMatch(/^session_[0-9a-f]{16}$/);
    expect(body.status).toBe('STOPPED');
  });

  it('refuses a name that is taken', async () => {
    await create({ name: 'taken', start: false });
    const { status, body } = await create({ name: 'taken' });
    expect(status).toBe(422);
    expect(body.message).toContain('already exists');
  });

  it.each(['', 'a b', '../up', 'a/b', 'ä', 'x'.repeat(55), 7, null])(
    'refuses the name %p',
    async (name) => {
      const before = host.engine.runs.length;
      const { status } = await create({ name, start: false });
      // Null is "no name", as in WAHA.
      expect(status).toBe(name === null ? 201 : 400);
      expect(host.engine.runs).toHaveLength(before);
    },
  );

  it.each(['constructor', '__proto__', 'toString'])(
    'takes %s for a name like any other',
    async (name) => {
      expect((await get(name)).status).toBe(404);
      expect((await create({ name })).status).toBe(201);
      expect((await get(name)).body.status).toBe('STARTING');
      await host.api.delete(`/api/sessions/${name}`);
      expect((await get(name)).status).toBe(404);
    },
  );

  it('names the engines when it does not know the one asked for', async () => {
    const { status, body } = await create({ engine: 'VENOM' });
    expect(status).toBe(400);
    expect(body.message).toContain('WEBJS');
  });

  it('says what is wrong with a configuration, and creates nothing', async () => {
    const { status, body } = await create({
      name: 'bad-config',
      config: {
        metadata: { a: 1 },
        proxy: { server: 'http://x;https://y' },
        webhooks: [
          {
            url: 'file:///etc/passwd',
            events: ['session.state'],
            retries: { policy: 'never' },
            customHeaders: [{ name: 'X Y', value: 'a\r\nb' }],
          },
        ],
      },
    });
    expect(status).toBe(400);
    expect(body.message).toEqual(
      expect.arrayContaining([
        'config.metadata must be an object of strings',
        'config.proxy.server must be host:port, or with http://, https://, socks4:// or socks5:// in front',
        'config.webhooks.0.url must be a URL address',
        expect.stringMatching(
          /^config\.webhooks\.0\.each value in events must be one of session\.status, .*, \*$/,
        ) as unknown,
        'config.webhooks.0.retries.policy must be one of the following values: constant, linear, exponential',
        'config.webhooks.0.customHeaders.0.name must be the name of an HTTP header',
        'config.webhooks.0.customHeaders.0.value must be the value of an HTTP header',
      ]),
    );
    expect((await get('bad-config')).status).toBe(404);
  });

  it.each([
    [{ server: 'http://me:canary@proxy:3128' }, /user name or a password/],
    [{ server: 'socks5://proxy:1080', username: 'me' }, /SOCKS/],
    [{ server: '::1' }, /in brackets, such as \[::1\]:3128/],
    [{ server: 'proxy:99999' }, /must be host:port/],
    [{}, /must be host:port/],
  ])('refuses the proxy %j with what to do', async (proxy, message) => {
    const { status, body } = await create({
      name: 'bad-proxy',
      config: { proxy },
    });
    expect(status).toBe(400);
    expect(body.message).toEqual([expect.stringMatching(message) as unknown]);
    expect(JSON.stringify(body)).not.toContain('canary');
  });

  it("takes WAHA's whole configuration and keeps what has a meaning here", async () => {
    const config = {
      metadata: { 'user.id': '123' },
      proxy: { server: 'localhost:3128', username: 'u', password: 'p' },
      webhooks: [
        {
          url: 'http://localhost:9/hook',
          events: ['session.status', 'message'],
          hmac: { key: 'k' },
          retries: { policy: 'linear', delaySeconds: 1, attempts: 2 },
          customHeaders: [{ name: 'X-A', value: 'b' }],
        },
      ],
      debug: false,
    };
    const { body } = await create({
      name: 'full',
      config: { ...config, noweb: { store: {} }, ignore: { status: true } },
    });
    expect(body.config).toEqual(config);
    expect(host.engine.runOf('full').options.proxy).toEqual(config.proxy);
  });

  it('lists what runs, and everything when asked', async () => {
    await create({ name: 'listed', start: false });
    const running = await host.api.get<SessionBody[]>('/api/sessions');
    const all = await host.api.get<SessionBody[]>('/api/sessions?all=true');
    expect(running.body.map(({ name }) => name)).not.toContain('listed');
    expect(all.body.map(({ name }) => name)).toContain('listed');
  });

  it('refuses to start what is started, and stops idempotently', async () => {
    await create({ name: 'twice' });
    const again = await host.api.post('/api/sessions/twice/start');
    expect(again).toMatchObject({
      status: 422,
      body: { message: "Session 'twice' is already started." },
    });
    expect(host.engine.runOf('twice').calls).toEqual(['start']);
    await host.api.post('/api/sessions/twice/stop');
    const { status, body } = await host.api.post<SessionBody>(
      '/api/sessions/twice/stop',
    );
    expect([status, body.status]).toEqual([201, 'STOPPED']);
    expect(host.engine.runOf('twice').calls).toEqual(['start', 'stop']);
  });

  it('replaces the configuration and restarts what runs', async () => {
    await create({ name: 'updated' });
    const run = host.engine.runOf('updated');
    const { body } = await host.api.put<SessionBody>('/api/sessions/updated', {
      name: 'updated',
      config: { metadata: { a: 'b' } },
    });
    expect(body).toMatchObject({
      status: 'STARTING',
      config: { metadata: { a: 'b' } },
    });
    expect(run.calls).toEqual(['start', 'stop']);
    expect(host.engine.runOf('updated')).not.toBe(run);
  });

  it('unlinks on logout, and starts afresh what ran', async () => {
    await create({ name: 'leaving' });
    const run = host.engine.runOf('leaving');
    const { body } = await host.api.post<SessionBody>(
      '/api/sessions/leaving/logout',
    );
    expect(run.calls).toEqual(['start', 'logout']);
    expect(host.engine.forgotten.at(-1)).toBe('leaving');
    expect(body.status).toBe('STARTING');
  });

  it('forgets the account of a session that does not run', async () => {
    await create({ name: 'asleep', start: false });
    const { body } = await host.api.post<SessionBody>(
      '/api/sessions/asleep/logout',
    );
    expect(host.engine.forgotten.at(-1)).toBe('asleep');
    expect(body.status).toBe('STOPPED');
  });

  it('deletes, also what is not there', async () => {
    await create({ name: 'gone' });
    const run = host.engine.runOf('gone');
    expect((await host.api.delete('/api/sessions/gone')).status).toBe(200);
    expect((await host.api.delete('/api/sessions/gone')).status).toBe(200);
    expect(run.calls).toEqual(['start', 'logout']);
    expect((await get('gone')).status).toBe(404);
  });

  it('does one thing at a time with a session', async () => {
    await create({ name: 'busy' });
    const answers = await Promise.all([
      host.api.post('/api/sessions/busy/restart'),
      host.api.delete('/api/sessions/busy'),
      host.api.post('/api/sessions/busy/start'),
      host.api.post('/api/sessions/busy/stop'),
    ]);
    // After the deletion there is nothing to start or stop.
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 404, 404]);
  });

  it.each(['start', 'stop', 'restart', 'logout'])(
    'answers 404 to %s of a session that is not there',
    async (order) => {
      const { status } = await host.api.post(`/api/sessions/nobody/${order}`);
      expect(status).toBe(404);
    },
  );

  it('reports what the engine says of its page', async () => {
    await create({ name: 'info' });
    const run = host.engine.runOf('info');
    run.info = { WWebVersion: '2.3000.1', state: 'UNPAIRED' };
    expect((await get('info')).body).toMatchObject({
      presence: null,
      timestamps: { activity: null },
      engine: { engine: 'WEBJS', WWebVersion: '2.3000.1', state: 'UNPAIRED' },
    });
  });

  it('has no screenshot of an engine without a page, or of one that is stopped', async () => {
    await create({ name: 'seen' });
    const ask = () => host.api.get<SessionBody>('/api/screenshot?session=seen');
    expect(await ask()).toMatchObject({
      status: 422,
      body: { message: 'The engine WEBJS has no page to take a picture of.' },
    });
    await host.api.post('/api/sessions/seen/stop');
    expect((await ask()).body.message).toMatch(/^This session is not running/);
    const unknown = await host.api.get('/api/screenshot?session=nobody');
    expect(unknown.status).toBe(404);
  });

  it('says in the STOPPED event whose session it was, not after a logout', async () => {
    const me = { id: '1@c.us', pushName: 'Ada' };
    for (const [order, expected] of [
      ['stop', me],
      ['logout', null],
    ] as const) {
      const name = `whose-${order}`;
      await create({ name });
      host.engine.runOf(name).tell({ type: 'ready', me });
      await host.api.post(`/api/sessions/${name}/${order}`);
      const event = await host.socket.log.next(name, 'STOPPED');
      expect(event.me).toEqual(expected);
      expect((await get(name)).body).toMatchObject({ me: null });
    }
  });
});

describe('the session named default', () => {
  let host: InMemoryHost;

  beforeEach(async () => {
    host = await InMemoryHost.start();
  });

  afterEach(async () => {
    await host.close();
  });

  const statusOf = async () => {
    const path = '/api/sessions/default';
    const { status, body } = await host.api.get<SessionBody>(path);
    return status === 200 ? body.status : status;
  };

  it('is there from the first request on, and starts', async () => {
    expect(await statusOf()).toBe('STOPPED');
    const started = await host.api.post('/api/sessions/default/start');
    expect(started.status).toBe(201);
    expect(await statusOf()).toBe('STARTING');
    const again = await host.api.post('/api/sessions', { name: 'default' });
    expect(again.status).toBe(422);
  });

  it('can be created once, also after it was looked at', async () => {
    expect(await statusOf()).toBe('STOPPED');
    const answers = await Promise.all(
      [1, 2, 3].map(() => host.api.post('/api/sessions', { name: 'default' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    expect(host.engine.runs).toHaveLength(1);
  });

  it('is gone after it was deleted', async () => {
    await host.api.delete('/api/sessions/default');
    expect(await statusOf()).toBe(404);
    await host.api.post('/api/sessions', { name: 'default', start: false });
    expect(await statusOf()).toBe('STOPPED');
  });
});

describe("WAHA's deprecated routes", () => {
  let host: InMemoryHost;

  beforeAll(async () => {
    host = await InMemoryHost.start();
  });

  afterAll(async () => {
    await host.close();
  });

  const call = (order: string, body: unknown) =>
    host.api.post<SessionBody>(`/api/sessions/${order}`, body);

  it('create, configure and start, and refuse what is started', async () => {
    const config = { metadata: { a: 'b' } };
    const { status, body } = await call('start', { name: 'old', config });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'old', status: 'STARTING', config });
    const again = await call('start', { name: 'old' });
    expect(again.status).toBe(422);
    await call('stop', { name: 'old' });
    const other = { name: 'old', config: { metadata: { c: 'd' } } };
    expect((await call('start', other)).body).toMatchObject(other);
    expect((await call('start', {})).status).toBe(400);
  });

  it('stop, or delete when asked to log out', async () => {
    await call('start', { name: 'x' });
    expect((await call('stop', { name: 'x' })).status).toBe(201);
    const kept = await host.api.get<SessionBody>('/api/sessions/x');
    expect(kept.body.status).toBe('STOPPED');
    expect((await call('stop', { name: 'x', logout: true })).status).toBe(201);
    expect((await host.api.get('/api/sessions/x')).status).toBe(404);
    expect((await call('stop', { name: 'x' })).status).toBe(404);
  });

  it('delete on logout', async () => {
    await call('start', { name: 'y' });
    const { calls } = host.engine.runOf('y');
    expect((await call('logout', { name: 'y' })).status).toBe(201);
    expect(calls).toEqual(['start', 'logout']);
    expect((await host.api.get('/api/sessions/y')).status).toBe(404);
  });
});
