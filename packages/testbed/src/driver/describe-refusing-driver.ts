/// <reference types="jest" />
import { isPasskeyError } from '@waha-passkey/contract';
import type { RefusingTransport } from './driver-harness';
import { SignalLog } from './signal-log';

/** See `describePasskeyDriver`. */
export function describeRefusingDriver(
  name: string,
  start: () => Promise<RefusingTransport>,
): void {
  describe(`${name} refuses the gate as every driver does`, () => {
    let transport: RefusingTransport;
    let log: SignalLog;
    const never = new AbortController().signal;

    beforeEach(async () => {
      transport = await start();
      log = new SignalLog(transport.driver);
    });

    afterEach(async () => {
      log.close();
      await transport.stop();
    });

    it('declares why it cannot answer, and who can', () => {
      const { supported, answeredBy, flows, reason } =
        transport.driver.capability;
      expect({ supported, answeredBy, flows }).toEqual({
        supported: false,
        answeredBy: 'nobody',
        flows: [],
      });
      expect(reason?.message).toMatch(/\w+/);
      expect(reason?.alternatives).toContain('WEBJS');
    });

    it('reports the gate, and never a call', async () => {
      await transport.raiseGate();
      const gate = await log.first('gate');
      expect(gate.kind).toBe('linking');
      await transport.endGate();
      expect(log.all('call')).toEqual([]);
    });

    it('repeats the gate to an observer that comes late', async () => {
      await transport.raiseGate();
      const gate = await log.first('gate');
      const late = new SignalLog(transport.driver);
      const repeated = await late.first('gate');
      late.close();
      expect(repeated).toEqual(gate);
    });

    it('reports the end of the gate', async () => {
      await transport.raiseGate();
      await log.first('gate');
      await transport.endGate();
      const end = await log.first('failed', 'gone');
      expect(end.reason).toMatch(/^[A-Z_]+$/);
    });

    it('answers every order with its reason, gate or not', async () => {
      const { driver } = transport;
      const assertion = {
        id: 'AA',
        rawId: 'AA',
        type: 'public-key',
        response: { clientDataJSON: '', authenticatorData: '', signature: '' },
      };
      const giveOrders = (): Promise<void>[] => [
        driver.deliver('call', assertion, never),
        driver.expire('call', never),
        driver.confirm(never),
        driver.reject(never),
        driver.cancel(never),
        driver.renew(never),
      ];
      const before = await Promise.all(giveOrders().map(toRefusal));
      await transport.raiseGate();
      await log.first('gate');
      const after = await Promise.all(giveOrders().map(toRefusal));
      for (const refusal of [...before, ...after]) {
        expect(refusal).toEqual({
          code: 'PASSKEY_ENGINE_UNSUPPORTED',
          message: driver.capability.reason?.message,
        });
      }
    });
  });
}

async function toRefusal(
  promise: Promise<void>,
): Promise<{ code: string; message: string } | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    return isPasskeyError(error)
      ? { code: error.code, message: error.message }
      : { code: 'none', message: String(error) };
  }
}
