/// <reference types="jest" />
import { isPasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';
import type { AnsweringTransport } from './driver-harness';
import { SignalLog } from './signal-log';

/** See `describePasskeyDriver`. */
export function describeAnsweringDriver(
  name: string,
  start: () => Promise<AnsweringTransport>,
): void {
  describe(`${name} answers the gate as every driver does`, () => {
    let transport: AnsweringTransport;
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

    it('declares that it answers, and no reason against it', () => {
      expect(transport.driver.capability).toMatchObject({
        supported: true,
        reason: null,
      });
      expect(transport.driver.capability.flows).not.toHaveLength(0);
    });

    it('reports the gate, then the call that can be answered', async () => {
      await transport.raiseGate();
      const call = await log.first('call');
      expect(log.signals[0]).toMatchObject({ type: 'gate', kind: 'linking' });
      expect(call.kind).toBe('linking');
      expect(call.origin).toMatch(/^https:\/\//);
      expect(typeof call.challenge.challenge).toBe('string');
    });

    it('repeats what has happened to an observer that comes late', async () => {
      await transport.raiseGate();
      const call = await log.first('call');
      const late = new SignalLog(transport.driver);
      const repeated = await late.first('call');
      late.close();
      expect(repeated).toEqual(call);
      expect(late.all('gate')).toHaveLength(1);
    });

    it('calls no observer after it unsubscribed', async () => {
      const left = new SignalLog(transport.driver);
      left.close();
      await transport.raiseGate();
      await log.first('call');
      expect(left.signals).toEqual([]);
    });

    it('resolves the page’s call with the very assertion', async () => {
      await transport.raiseGate();
      const call = await log.first('call');
      const assertion = await transport.sign(call);
      await transport.driver.deliver(call.callId, assertion, never);
      expect(await transport.settlements()).toEqual([
        { outcome: 'resolved', signature: assertion.response.signature },
      ]);
      await log.first('awaiting-phone');
      expect(log.all('call-ended')).toEqual([]);
    });

    it('delivers once: a second delivery is refused', async () => {
      await transport.raiseGate();
      const call = await log.first('call');
      const assertion = await transport.sign(call);
      await transport.driver.deliver(call.callId, assertion, never);
      await expectRefusal(
        transport.driver.deliver(call.callId, assertion, never),
        [PasskeyErrorCode.ABORTED_BY_PAGE, PasskeyErrorCode.SUPERSEDED],
      );
      expect(await transport.settlements()).toHaveLength(1);
    });

    it('refuses to deliver to a call it never reported', async () => {
      await transport.raiseGate();
      const call = await log.first('call');
      const assertion = await transport.sign(call);
      await expectRefusal(
        transport.driver.deliver('no-such-call', assertion, never),
        [PasskeyErrorCode.ABORTED_BY_PAGE, PasskeyErrorCode.SUPERSEDED],
      );
      expect(await transport.settlements()).toEqual([]);
    });

    it('delivers nothing when the order was given up before', async () => {
      await transport.raiseGate();
      const call = await log.first('call');
      const assertion = await transport.sign(call);
      await expectRefusal(
        transport.driver.deliver(call.callId, assertion, AbortSignal.abort()),
        [PasskeyErrorCode.PAGE_TIMEOUT],
      );
      expect(await transport.settlements()).toEqual([]);
    });

    it('ends an expired call as a browser does', async () => {
      await transport.raiseGate();
      const call = await log.first('call');
      await transport.driver.expire(call.callId, never);
      expect(await transport.settlements()).toEqual([
        { outcome: 'rejected', errorName: 'NotAllowedError' },
      ]);
      const assertion = await transport.sign(call);
      await expectRefusal(
        transport.driver.deliver(call.callId, assertion, never),
        [
          PasskeyErrorCode.ABORTED_BY_PAGE,
          PasskeyErrorCode.SUPERSEDED,
          PasskeyErrorCode.CHALLENGE_EXPIRED,
        ],
      );
    });

    it('reports a call the page gave up', async () => {
      await transport.raiseGate();
      const call = await log.first('call');
      await transport.abortCall();
      const ended = await log.first('call-ended');
      expect(ended).toMatchObject({
        callId: call.callId,
        reason: 'ABORTED_BY_PAGE',
      });
    });

    it('refuses the old call once the page holds another challenge', async () => {
      await transport.raiseGate();
      const old = await log.first('call');
      const assertion = await transport.sign(old);
      await transport.replaceChallenge();
      const next = await log.nth('call', 2);
      expect(next.callId).not.toBe(old.callId);
      expect(next.challenge.challenge).not.toBe(old.challenge.challenge);
      await expectRefusal(
        transport.driver.deliver(old.callId, assertion, never),
        [PasskeyErrorCode.SUPERSEDED],
      );
    });

    it('follows the attempt through code, confirmation and pairing', async () => {
      await transport.raiseGate();
      const call = await log.first('call');
      await transport.driver.deliver(
        call.callId,
        await transport.sign(call),
        never,
      );
      await log.first('awaiting-phone');
      await transport.answerPhone();
      const { code, selfConfirming } = await log.first('code');
      expect(code).toMatch(/^[0-9A-Z]{8}$/i);
      expect(selfConfirming).toBe(false);
      await transport.driver.confirm(never);
      await log.first('completing');
      await transport.completePairing();
      await log.first('completed');
    });

    it('rejects the code without completing anything', async () => {
      await transport.raiseGate();
      const call = await log.first('call');
      await transport.driver.deliver(
        call.callId,
        await transport.sign(call),
        never,
      );
      await transport.answerPhone();
      await log.first('code');
      await transport.driver.reject(never);
      expect(log.all('completing')).toEqual([]);
      expect(log.all('completed')).toEqual([]);
    });

    it('refuses to confirm or reject when no code is shown', async () => {
      await transport.raiseGate();
      await log.first('call');
      await expectRefusal(transport.driver.confirm(never), [
        PasskeyErrorCode.NOT_PENDING,
      ]);
      await expectRefusal(transport.driver.reject(never), [
        PasskeyErrorCode.NOT_PENDING,
      ]);
    });

    it('makes the page ask again with a fresh challenge', async () => {
      await transport.raiseGate();
      const old = await log.first('call');
      await transport.driver.expire(old.callId, never);
      await transport.driver.renew(never);
      const next = await log.nth('call', 2);
      expect(next.callId).not.toBe(old.callId);
      expect(next.challenge.challenge).not.toBe(old.challenge.challenge);
      const assertion = await transport.sign(next);
      await transport.driver.deliver(next.callId, assertion, never);
      await log.first('awaiting-phone');
    });

    it('ends a call that still waits when it is renewed', async () => {
      await transport.raiseGate();
      const old = await log.first('call');
      await transport.driver.renew(never);
      const next = await log.nth('call', 2);
      expect(next.callId).not.toBe(old.callId);
      expect(await transport.settlements()).toMatchObject([
        { outcome: 'rejected' },
      ]);
    });

    it('leaves the gate on cancel, and ends the call with it', async () => {
      await transport.raiseGate();
      await log.first('call');
      await transport.driver.cancel(never);
      expect(await transport.settlements()).toMatchObject([
        { outcome: 'rejected' },
      ]);
    });

    it('reports that the page is gone, and delivers nothing after it', async () => {
      await transport.raiseGate();
      const call = await log.first('call');
      const assertion = await transport.sign(call);
      await transport.dropPage();
      await log.first('gone');
      await expectRefusal(
        transport.driver.deliver(call.callId, assertion, never),
        [
          PasskeyErrorCode.BROWSER_GONE,
          PasskeyErrorCode.ABORTED_BY_PAGE,
          PasskeyErrorCode.SUPERSEDED,
        ],
      );
    });
  });
}

async function expectRefusal(
  promise: Promise<void>,
  codes: readonly PasskeyErrorCode[],
): Promise<void> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(codes).toContain(isPasskeyError(error) ? error.code : error);
}
