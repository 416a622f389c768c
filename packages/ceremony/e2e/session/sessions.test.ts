import { InMemoryDriver } from '@waha-passkey/testbed/driver';
import { PasskeySessions } from '@waha-passkey/ceremony';
import { createSigner } from '../create-signer';

describe('PasskeySessions', () => {
  let sessions: PasskeySessions;

  beforeEach(() => {
    sessions = new PasskeySessions();
  });

  afterEach(() => sessions.close());

  it.each(['constructor', '__proto__', 'toString', 'default'])(
    'serves a session named "%s", and knows none before it started',
    async (name) => {
      expect(sessions.find(name)).toBeUndefined();
      expect(() => sessions.get(name)).toThrow(
        expect.objectContaining({
          code: 'PASSKEY_SESSION_NOT_FOUND',
          message: `The session "${name}" is not running. Start it first.`,
        }) as Error,
      );
      const driver = new InMemoryDriver();
      const session = sessions.attach(name, driver);
      expect(sessions.get(name)).toBe(session);
      const signer = createSigner();
      const call = signer.createCall('call-1');
      driver.emit(call);
      await session.submit(signer.sign(call));
      expect(session.attempt).toMatchObject({
        session: name,
        phase: 'awaiting-phone',
      });
      sessions.detach(name);
      expect(sessions.find(name)).toBeUndefined();
    },
  );

  it('closes the session that ran on another driver', () => {
    const old = new InMemoryDriver();
    const first = sessions.attach('default', old);
    old.emit(createSigner().createCall('call-1'));
    const second = sessions.attach('default', new InMemoryDriver());
    expect(second).not.toBe(first);
    expect(first.attempt?.reason?.code).toBe('SESSION_STOPPED');
    expect(old.observers).toBe(0);
    expect(second.attempt).toBeNull();
  });

  it('goes on with the session when the same driver is attached again', () => {
    const driver = new InMemoryDriver();
    const session = sessions.attach('default', driver);
    driver.emit(createSigner().createCall('call-1'));
    expect(sessions.attach('default', driver)).toBe(session);
    expect(session.attempt?.phase).toBe('awaiting-assertion');
    expect(driver.observers).toBe(1);
  });

  it('takes up what a driver has seen before it was attached', async () => {
    const driver = new InMemoryDriver();
    const signer = createSigner();
    const call = signer.createCall('call-1');
    driver.emit({ type: 'gate', kind: 'linking', challenge: null });
    driver.emit(call);
    const session = sessions.attach('default', driver);
    expect(session.attempt?.phase).toBe('awaiting-assertion');
    await session.submit(signer.sign(call));
  });

  it('ends the attempt for the reason a session stopped for', () => {
    const driver = new InMemoryDriver();
    const session = sessions.attach('default', driver);
    driver.emit(createSigner().createCall('call-1'));
    sessions.detach('default', 'BROWSER_GONE');
    sessions.detach('default');
    expect(session.attempt?.reason?.code).toBe('BROWSER_GONE');
  });

  it('finds the session of an attempt, as long as it lives', () => {
    const driver = new InMemoryDriver();
    const session = sessions.attach('default', driver);
    driver.emit(createSigner().createCall('call-1'));
    const attemptId = session.attempt?.attemptId ?? '';
    expect(sessions.registry.find(attemptId)).toEqual({
      attemptId,
      session: 'default',
    });
    driver.emit({ type: 'gone', reason: 'BROWSER_GONE' });
    expect(sessions.registry.find(attemptId)).toBeNull();
  });

  it('leaves neither timer nor observer behind', async () => {
    const drivers = Array.from({ length: 20 }, (_, index) => {
      const driver = new InMemoryDriver();
      sessions.attach(`session-${index}`, driver);
      driver.emit(createSigner().createCall('call-1'));
      return driver;
    });
    sessions.close();
    await Promise.resolve();
    expect(sessions.registry.size).toBe(0);
    for (const driver of drivers) {
      expect(driver.observers).toBe(0);
      expect(driver.pendingCallId).toBeNull();
    }
    expect(() => sessions.attach('late', new InMemoryDriver())).toThrow(
      /closed/,
    );
  });
});
