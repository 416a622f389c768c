import { tmpdir } from 'node:os';
import type { EngineCapabilities } from '@waha-passkey/contract';
import { refusingCapability } from '@waha-passkey/testbed/driver';
import { InMemoryEngine } from '../hosts/in-memory-engine';
import { InMemoryHost } from '../hosts/in-memory-host';

interface EngineInfo {
  engine: string;
  capabilities: EngineCapabilities;
}

function alternativesOf(engines: EngineInfo[], name: string) {
  const found = engines.find(({ engine }) => engine === name);
  return found?.capabilities.passkey.reason?.alternatives;
}

describe('engines of a server without WPPConnect', () => {
  // No folder above it has node_modules.
  const overrides = { modulesFolder: tmpdir() };
  let host: InMemoryHost;

  beforeAll(async () => {
    host = await InMemoryHost.start({}, [], overrides);
  });

  afterAll(() => host.close());

  it('do not name WPP', async () => {
    const { body } = await host.api.get<EngineInfo[]>('/api/server/engines');
    expect(JSON.stringify(body)).not.toContain('WPP');
    expect(alternativesOf(body, 'NOWEB')).toEqual(['WEBJS']);
  });

  it('say what to install when WPP is asked for', async () => {
    const { status, body } = await host.api.post('/api/sessions', {
      name: 'wpp',
      engine: 'WPP',
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      message:
        'WPP needs WPPConnect, which is not installed: npm install @wppconnect-team/wppconnect@2.3.3, then restart the server.',
    });
  });

  it('end a start with WPP as the default one', async () => {
    const started = InMemoryHost.start(
      { WHATSAPP_DEFAULT_ENGINE: 'WPP' },
      [],
      overrides,
    );
    await expect(started).rejects.toThrow(
      /WHATSAPP_DEFAULT_ENGINE is WPP.*not installed: npm install/,
    );
  });
});

describe('engines', () => {
  const noweb = new InMemoryEngine('NOWEB', refusingCapability);
  let host: InMemoryHost;

  beforeAll(async () => {
    host = await InMemoryHost.start({}, [noweb]);
  });

  afterAll(async () => {
    await host.close();
  });

  it('are listed with what each can do', async () => {
    const { body } = await host.api.get<unknown[]>('/api/server/engines');
    expect(body).toContainEqual({
      engine: 'WEBJS',
      available: true,
      capabilities: host.engine.capabilities,
    });
    expect(body).toContainEqual({
      engine: 'NOWEB',
      available: true,
      capabilities: { passkey: refusingCapability },
    });
    expect(body).toContainEqual(
      expect.objectContaining({ engine: 'GOWS', available: false }) as unknown,
    );
  });

  it('are WPP as well where WPPConnect is installed', async () => {
    const { body } = await host.api.get<EngineInfo[]>('/api/server/engines');
    expect(body.find(({ engine }) => engine === 'WPP')).toMatchObject({
      available: true,
      capabilities: {
        passkey: { supported: true, flows: ['qr', 'pairing-code'] },
      },
    });
    expect(alternativesOf(body, 'GOWS')).toEqual(['WEBJS', 'WPP']);
  });

  it('refuse to run a session without their transport', async () => {
    const { status, body } = await host.api.post('/api/sessions', {
      name: 'gows',
      engine: 'GOWS',
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      message: expect.stringContaining('transport for GOWS') as unknown,
    });
    expect((await host.api.get('/api/sessions/gows')).status).toBe(404);
  });

  it('are told of a stopped session, and of one that runs', async () => {
    await host.api.post('/api/sessions', {
      name: 'flags',
      engine: 'NOWEB',
      start: false,
    });
    const path = '/api/sessions/flags';
    const engine = {
      engine: 'NOWEB',
      capabilities: { passkey: refusingCapability },
    };
    expect((await host.api.get(path)).body).toMatchObject({ engine });
    await host.api.post(`${path}/start`);
    const changed = { ...refusingCapability, documentation: 'docs/other.md' };
    noweb.runOf('flags').driver.capability = changed;
    expect((await host.api.get(path)).body).toMatchObject({
      engine: { engine: 'NOWEB', capabilities: { passkey: changed } },
    });
  });

  it('that cannot answer end FAILED with the reason, and start again', async () => {
    await host.api.post('/api/sessions', { name: 'refused', engine: 'NOWEB' });
    const run = noweb.runOf('refused');
    run.tell({ type: 'qr', value: 'one' });
    run.driver.emit({ type: 'gate', kind: 'linking', challenge: null });
    const required = await host.socket.log.next('refused', 'PASSKEY_REQUIRED');
    expect(required.engine).toBe('NOWEB');
    expect(required.payload).toMatchObject({
      data: null,
      passkey: { reason: { code: 'ENGINE_UNSUPPORTED' } },
    });
    run.tell({
      type: 'failed',
      reason: 'This engine cannot answer.',
      code: 'ENGINE_UNSUPPORTED',
    });
    const failed = await host.socket.log.next('refused', 'FAILED');
    expect(failed.payload.reason).toBe('This engine cannot answer.');
    await host.api.post('/api/sessions/refused/start');
    expect(noweb.runOf('refused')).not.toBe(run);
  });
});
