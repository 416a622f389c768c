import { checkCodeRequests } from './check-code-requests';
import type { WahaSessionInside } from './waha-names';

describe('checkCodeRequests', () => {
  const create = () => {
    const seen: unknown[][] = [];
    const session = {
      requestCode: (...given: unknown[]) => {
        seen.push(given);
        return Promise.resolve({ code: 'ABCD-EFGH' });
      },
    } as unknown as WahaSessionInside;
    checkCodeRequests(session);
    // Each start of the session comes by here.
    checkCodeRequests(session);
    return { session, seen };
  };

  it.each(['+1 (202) 555-0108', '12025550108', 12025550108])(
    'hands on the digits of %p, and all else as it is',
    async (phoneNumber) => {
      const { session, seen } = create();
      const answer = session.requestCode?.(phoneNumber, 'sms', { a: 1 });
      await expect(answer).resolves.toEqual({ code: 'ABCD-EFGH' });
      expect(seen).toEqual([['12025550108', 'sms', { a: 1 }]]);
    },
  );

  it.each([undefined, null, '', 'abc', '123456', '1'.repeat(16), 1e300, {}])(
    'answers 400 to %p, and the page sees nothing',
    async (phoneNumber) => {
      const { session, seen } = create();
      await expect(session.requestCode?.(phoneNumber)).rejects.toMatchObject({
        status: 400,
        message: expect.stringMatching(/7 to 15 digits/) as string,
      });
      expect(seen).toEqual([]);
    },
  );
});
