import { SignalLog } from '@waha-passkey/testbed/driver';
import {
  startNowebStandIn,
  type NowebScenario,
  type NowebStandIn,
} from '@waha-passkey/testbed/noweb';
import { NowebHost } from './noweb-host';

const QR_TIMEOUT_MS = 150;

describe('a real Baileys socket at the gate', () => {
  let standIn: NowebStandIn;
  let host: NowebHost;
  let log: SignalLog;
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  const logger = { debug: keep, info: keep, warn: keep, error: keep };

  const start = async (scenario: Partial<NowebScenario> = {}) => {
    standIn = await startNowebStandIn({ scenario, qrTimeoutMs: QR_TIMEOUT_MS });
    host = new NowebHost(standIn, { logger });
    log = new SignalLog(host.driver);
    host.start();
  };
  const scan = async (): Promise<void> => {
    await standIn.phone.scan(await host.wait(() => host.qr));
  };

  beforeEach(() => {
    lines.length = 0;
  });

  afterEach(async () => {
    log.close();
    await host.stop();
    await standIn.stop();
  });

  it('reports the options that WhatsApp sent', async () => {
    await start();
    await scan();
    const gate = await log.first('gate');
    expect(gate).toEqual({
      type: 'gate',
      kind: 'linking',
      challenge: standIn.challenge,
    });
  });

  it('reports a gate whose notification carries no options', async () => {
    await start({ options: 'absent' });
    await scan();
    expect((await log.first('gate')).challenge).toBeNull();
  });

  it('logs malformed options without their content', async () => {
    await start({ options: 'malformed' });
    await scan();
    expect((await log.first('gate')).challenge).toBeNull();
    expect(lines.join('\n')).toContain('the options are not JSON');
    expect(lines.join('\n')).not.toContain(standIn.challenge?.challenge);
  });

  it('never logs the challenge', async () => {
    await start();
    await scan();
    await log.first('gate');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('WEBJS');
    expect(lines[0]).not.toContain(standIn.challenge?.challenge);
  });

  it('takes a continuation for the gate when it came without a prologue', async () => {
    await start();
    await host.wait(() => host.qr);
    standIn.push(createContinuation());
    expect((await log.first('gate')).challenge).toBeNull();
  });

  it('makes no news of a continuation after its prologue', async () => {
    await start();
    await scan();
    await log.first('gate');
    standIn.push(createContinuation());
    standIn.dropConnections();
    await log.first('failed');
    expect(log.signals.map((signal) => signal.type)).toEqual([
      'gate',
      'failed',
    ]);
  });

  it('reports a second prologue with another challenge', async () => {
    await start();
    await scan();
    await log.first('gate');
    await scan();
    const second = await log.nth('gate', 2);
    expect(second.challenge).toEqual(standIn.challenge);
    expect(second.challenge).not.toEqual(log.all('gate')[0]?.challenge);
  });

  it('sees the gate of a pairing code too', async () => {
    await start();
    await host.wait(() => host.qr);
    const code = await host.socket?.requestPairingCode('12025550123');
    await host.wait(() => standIn.awaitsCode);
    standIn.phone.enterCode(code ?? '');
    expect((await log.first('gate')).challenge).toEqual(standIn.challenge);
  });

  it('ends FAILED with the reason when the QR codes run out, and does not loop', async () => {
    await start();
    await scan();
    await host.wait(() => host.status === 'FAILED');
    expect(host.driver.failure).toEqual(host.driver.capability.reason);
    await log.first('failed');
    expect(host.statuses).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'FAILED',
    ]);
    expect(standIn.connections).toBe(1);
  });

  it('ends FAILED when WhatsApp closes the connection under the gate', async () => {
    await start();
    await scan();
    await log.first('gate');
    standIn.dropConnections();
    await host.wait(() => host.status === 'FAILED');
    expect(standIn.connections).toBe(1);
  });

  it('links the account on a new start, once the gate is lifted', async () => {
    await start();
    await scan();
    await log.first('gate');
    standIn.dropConnections();
    await host.wait(() => host.status === 'FAILED');
    standIn.scenario.gate = false;
    host.start();
    expect(host.driver.failure).toBeNull();
    await scan();
    await host.wait(() => host.status === 'WORKING');
    expect(standIn.connections).toBe(3);
  });

  it('leaves an account without a gate alone', async () => {
    await start({ gate: false });
    await scan();
    await host.wait(() => host.status === 'WORKING');
    expect(log.signals).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('reports that the gate is passed when WhatsApp pairs all the same', async () => {
    await start();
    await scan();
    await log.first('gate');
    standIn.scenario.gate = false;
    await scan();
    await log.first('completed');
    await host.wait(() => host.status === 'WORKING');
    expect(log.all('failed')).toEqual([]);
  });
});

function createContinuation() {
  return {
    tag: 'notification',
    attrs: { from: 's.whatsapp.net', type: 'crsc_continuation' },
    content: [
      {
        tag: 'primary_ephemeral_identity',
        attrs: {},
        content: Buffer.alloc(64, 7),
      },
    ],
  };
}
