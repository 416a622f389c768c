import { LaterSession } from './waha-like-session';
import { challenge, closeHosts, start } from './start-session';

afterEach(closeHosts);

describe('a WAHA session whose WORKING carries the account’s limits', () => {
  const reachoutTimelock = {
    isActive: true,
    timeEnforcementEnds: 1_784_477_333,
  };
  const messageCapping = { cappingStatus: 'CAPPED', usedQuota: 1_000 };

  it.each(['full', 'none'])(
    'passes them, and each change, untouched (event data: %s)',
    (eventData) => {
      const { session, driver, events } = start(LaterSession, {
        WAHA_PASSKEY_EVENT_DATA: eventData,
      });
      session.limit({ reachoutTimelock });
      driver.ask('1');
      driver.emit({ type: 'awaiting-phone' });
      driver.emit({ type: 'completing' });
      driver.emit({ type: 'completed' });
      expect(session.status).toBe('STARTING');
      events.splice(0);
      session.status = 'WORKING';
      session.limit({ reachoutTimelock: { isActive: false } });
      session.limit({ messageCapping });
      session.status = 'WORKING';
      const working = (data: object) => ({
        name: 'default',
        status: 'WORKING',
        data,
        passkey: expect.objectContaining({ phase: 'completed' }) as unknown,
      });
      expect(events).toEqual([
        working({ reachoutTimelock }),
        working({ reachoutTimelock: { isActive: false } }),
        working({ messageCapping }),
        working({ messageCapping }),
      ]);
      expect(session.statusData).toEqual({ messageCapping });
    },
  );

  it('passes them while a checkpoint is pending, and when it is over', () => {
    const { session, driver, events } = start(LaterSession);
    session.status = 'WORKING';
    driver.emit({ type: 'gate', kind: 'checkpoint', challenge });
    events.splice(0);
    session.limit({ messageCapping });
    driver.emit({ type: 'failed', reason: 'CANCELLED', retryable: false });
    session.limit({ reachoutTimelock });
    expect(events).toMatchObject([
      { status: 'WORKING', data: { messageCapping } },
      { status: 'WORKING', data: { reachoutTimelock } },
    ]);
  });
});
