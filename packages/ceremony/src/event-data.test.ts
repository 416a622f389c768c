import { toEventData } from './event-data';

describe('the data of a session.status event', () => {
  const code = { code: 'ABCD1234' };

  it.each(['PASSKEY_REQUIRED', 'PASSKEY_CONFIRMATION_REQUIRED'])(
    'is null with %s when the host keeps it out of events',
    (status) => {
      expect(toEventData({ status, data: code }, 'none')).toBeNull();
      expect(toEventData({ status, data: code }, 'full')).toBe(code);
    },
  );

  it('is the host’s own with other statuses', () => {
    const limits = { messageCapping: {} };
    const working = { status: 'WORKING', data: limits };
    expect(toEventData(working, 'none')).toBe(limits);
  });
});
