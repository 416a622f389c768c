import { PasskeyError } from '@waha-passkey/contract';
import { judge } from './judge';
import { stageSession, type Stage } from './stage-session';

let stage: Stage;

beforeEach(() => {
  stage = stageSession();
});

afterEach(() => stage.sessions.close());

describe('an attempt that is being cancelled', () => {
  it('cannot be renewed, because the cancel counts', async () => {
    stage.ask();
    stage.driver.react('renew', () => stage.ask());
    const held = stage.driver.holdNext('cancel');
    const cancel = judge(stage.session.cancel());
    await held.started;
    await expect(judge(stage.session.renew())).resolves.toBe(
      'PASSKEY_NOT_RENEWABLE',
    );
    held.release();
    await expect(cancel).resolves.toBe('ok');
    expect(stage.driver.countOrders('renew')).toBe(0);
    expect(stage.session.attempt).toMatchObject({
      phase: 'ended',
      reason: { code: 'CANCELLED' },
    });
  });

  it('can be renewed again when that fails', async () => {
    stage.ask();
    const held = stage.driver.holdNext('cancel');
    const cancel = judge(stage.session.cancel());
    await held.started;
    held.fail(new PasskeyError('PASSKEY_PAGE_CHANGED', 'No button. Update.'));
    await expect(cancel).resolves.toBe('PASSKEY_PAGE_CHANGED');
    await expect(judge(stage.session.renew())).resolves.toBe('ok');
  });

  it.each(['cancel', 'reject'] as const)(
    'with %s cannot have its code confirmed',
    async (order) => {
      await stage.reach('awaiting-confirmation');
      const held = stage.driver.holdNext(order);
      const leaving = judge(stage.session[order]());
      await held.started;
      await expect(judge(stage.session.confirm())).resolves.toBe(
        'PASSKEY_NOT_PENDING',
      );
      held.release();
      await expect(leaving).resolves.toBe('ok');
      expect(stage.driver.countOrders('confirm')).toBe(0);
      expect(stage.phase()).toBe('ended');
    },
  );
});
