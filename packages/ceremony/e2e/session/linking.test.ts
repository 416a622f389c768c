import { InMemoryDriver, ManualClock } from '@waha-passkey/testbed/driver';
import { PasskeySessions } from '@waha-passkey/ceremony';
import { createSigner } from '../create-signer';

describe('a ceremony on the in-memory driver', () => {
  it('links: gate, challenge, assertion, phone, code, pairing', async () => {
    const clock = new ManualClock();
    const sessions = new PasskeySessions({ clock });
    const driver = new InMemoryDriver();
    const session = sessions.attach('default', driver);
    const phases: string[] = [];
    session.observe(({ attempt, previousPhase }) =>
      phases.push(`${previousPhase ?? 'new'} > ${attempt.phase}`),
    );
    const signer = createSigner();
    const call = signer.createCall('call-1');

    driver.emit({ type: 'gate', kind: 'linking', challenge: null });
    expect(session.statusOver('SCAN_QR_CODE')).toMatchObject({
      status: 'SCAN_QR_CODE',
      passkey: { phase: 'gate-seen' },
    });
    driver.emit(call);
    expect(session.statusOver('SCAN_QR_CODE')).toMatchObject({
      status: 'PASSKEY_REQUIRED',
      data: call.challenge,
    });
    await session.submit(signer.sign(call));
    driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    expect(session.confirmation()).toEqual({ code: 'ABCD1234' });
    await session.confirm();
    driver.emit({ type: 'completed' });
    expect(phases).toEqual([
      'new > gate-seen',
      'gate-seen > awaiting-assertion',
      'awaiting-assertion > delivering',
      'delivering > awaiting-phone',
      'awaiting-phone > awaiting-confirmation',
      'awaiting-confirmation > completing',
      'completing > completed',
    ]);
    sessions.close();
    expect(sessions.registry.size).toBe(0);
    expect(driver.observers).toBe(0);
  });
});
