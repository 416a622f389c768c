import type { SessionStatusEvent } from '../events/session-status-event';
import { Subscription } from './subscription';

const wants = (query: string, session = 'a') =>
  Subscription.parse(new URLSearchParams(query)).wants({
    session,
    event: 'session.status',
  } as SessionStatusEvent);

describe('Subscription', () => {
  it('takes everything when nothing is asked for', () => {
    expect([wants(''), wants('session=*&events=*')]).toEqual([true, true]);
  });

  it('takes only the sessions and events that were named', () => {
    expect(wants('session=a&events=session.status')).toBe(true);
    expect(wants('session=b&session=a')).toBe(true);
    expect(wants('events=message,session.status')).toBe(true);
    expect(wants('session=b')).toBe(false);
    expect(wants('events=message')).toBe(false);
  });

  it('is not confused by names of object members', () => {
    expect(wants('session=constructor')).toBe(false);
    expect(wants('session=constructor', 'constructor')).toBe(true);
  });
});
