import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';
import { within } from './within';

const never = new Promise<never>(() => undefined);

describe('within', () => {
  it('gives what the work gives', async () => {
    await expect(within(100, 'x', undefined, Promise.resolve(1))).resolves.toBe(
      1,
    );
  });

  it('gives up when the time is over', async () => {
    await expect(within(1, 'reload', undefined, never)).rejects.toMatchObject({
      code: PasskeyErrorCode.PAGE_TIMEOUT,
      message: expect.stringContaining('reload') as string,
    });
  });

  it('gives up with the signal, as a PasskeyError', async () => {
    const controller = new AbortController();
    const work = within(10_000, 'x', controller.signal, never);
    controller.abort();
    await expect(work).rejects.toMatchObject({
      code: PasskeyErrorCode.PAGE_TIMEOUT,
    });
  });

  it('passes on the PasskeyError it was given up with', async () => {
    const reason = new PasskeyError(PasskeyErrorCode.CHALLENGE_EXPIRED, 'late');
    await expect(
      within(10_000, 'x', AbortSignal.abort(reason), never),
    ).rejects.toBe(reason);
  });
});
