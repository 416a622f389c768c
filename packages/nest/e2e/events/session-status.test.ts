import { SessionStatus, type SessionStatusPoint } from '@waha-passkey/contract';
import { PasskeyEvents } from '@waha-passkey/nest';
import { raiseGate } from '../hosts/gate';
import { startHost } from '../hosts/host';
import { Owner } from '../hosts/owner';

const history: SessionStatusPoint[] = [
  SessionStatus.STARTING,
  SessionStatus.SCAN_QR_CODE,
  SessionStatus.SCAN_QR_CODE,
  SessionStatus.PASSKEY_REQUIRED,
].map((status, index) => ({ status, timestamp: 1_000 + index }));

describe('the payload of session.status', () => {
  it('is upstream’s, with the attempt beside it', async () => {
    const host = await startHost();
    const { driver, passkey } = host.run();
    const challenge = raiseGate(driver);
    const events = host.app.get(PasskeyEvents);
    const payload = events.toSessionStatus('default', 'SCAN_QR_CODE', history);
    expect(payload).toEqual({
      name: 'default',
      status: 'PASSKEY_REQUIRED',
      statuses: history.slice(1),
      data: challenge,
      passkey: passkey.attempt,
    });
    expect(Object.keys(payload)).toEqual([
      'name',
      'status',
      'statuses',
      'data',
      'passkey',
    ]);
    await host.close();
  });

  it('carries neither challenge nor code when the host wants none', async () => {
    const owner = await Owner.create();
    const host = await startHost({ eventData: 'none' });
    const { driver } = host.run();
    const events = host.app.get(PasskeyEvents);
    const challenge = raiseGate(driver);
    expect(
      events.toSessionStatus('default', 'SCAN_QR_CODE', history),
    ).toMatchObject({ status: 'PASSKEY_REQUIRED', data: null });
    await host.get('challenge').expect(200, challenge);
    await host.submit(owner.sign(challenge)).expect(201);
    driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    const payload = events.toSessionStatus('default', 'SCAN_QR_CODE', history);
    expect(payload).toMatchObject({
      status: 'PASSKEY_CONFIRMATION_REQUIRED',
      data: null,
    });
    expect(JSON.stringify(payload)).not.toContain('ABCD1234');
    await host.get('confirmation').expect(200, { code: 'ABCD1234' });
    await host.close();
  });

  it('is the host’s own for a session without a passkey', async () => {
    const host = await startHost();
    const events = host.app.get(PasskeyEvents);
    expect(events.toSessionStatus('plain', 'STOPPED', [])).toEqual({
      name: 'plain',
      status: 'STOPPED',
      statuses: [],
      data: null,
      passkey: null,
    });
    await host.close();
  });
});
