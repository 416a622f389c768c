import { answerWahaMethods } from '../src/answer-waha-methods';
import { withPasskeyOf } from '../src/with-passkey';
import { challenge, closeHosts, Driver, start } from './start-session';
import {
  LaterSession,
  TrackingSession,
  WhatsappSession,
} from './waha-like-session';

afterEach(closeHosts);

describe.each([
  ['before 2026.7', WhatsappSession],
  ['NOWEB, before 2026.7', TrackingSession],
  ['from 2026.7 on', LaterSession],
])('a WAHA session %s', (_when, Class) => {
  it('says with SCAN_QR_CODE that the pairing code is not accepted any longer', () => {
    const { driver, events, seen } = start(Class);
    const before = seen();
    driver.emit({ type: 'pairing-code', state: 'issued' });
    expect(seen()).toEqual(before);
    driver.emit({ type: 'pairing-code', state: 'expired' });
    expect(seen()).toEqual([...before, 'SCAN_QR_CODE']);
    expect(events.at(-1)?.data).toEqual({
      pairingCode: {
        state: 'expired',
        message: expect.stringMatching(/Request a new code/) as string,
      },
    });
    driver.emit({ type: 'pairing-code', state: 'expired' });
    expect(seen()).toEqual([...before, 'SCAN_QR_CODE']);
  });

  it('shows PASSKEY_REQUIRED with the challenge, whatever QR codes rotate behind it', () => {
    const { session, driver, events, seen } = start(Class);
    driver.ask('1');
    session.status = 'SCAN_QR_CODE';
    session.status = 'SCAN_QR_CODE';
    expect(session.status).toBe('PASSKEY_REQUIRED');
    expect(seen()).toEqual(['STARTING', 'SCAN_QR_CODE', 'PASSKEY_REQUIRED']);
    expect(events.at(-1)).toMatchObject({
      data: challenge,
      passkey: { phase: 'awaiting-assertion', session: 'default' },
    });
  });

  it('drops the challenge when the status moves on', () => {
    const { session, driver, events } = start(Class);
    driver.ask('1');
    session.status = 'WORKING';
    expect(events.at(-1)).toMatchObject({ status: 'WORKING', data: null });
  });

  it('shows the code, and WORKING when the engine says so', () => {
    const { session, driver, events, seen } = start(Class);
    driver.ask('1');
    driver.emit({ type: 'awaiting-phone' });
    driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    expect(events.at(-1)).toMatchObject({
      status: 'PASSKEY_CONFIRMATION_REQUIRED',
      data: { code: 'ABCD1234' },
    });
    driver.emit({ type: 'completing' });
    driver.emit({ type: 'completed' });
    session.status = 'WORKING';
    expect(seen().slice(2)).toEqual([
      'PASSKEY_REQUIRED',
      'STARTING',
      'PASSKEY_CONFIRMATION_REQUIRED',
      'STARTING',
      'WORKING',
    ]);
  });

  it('tells a replaced challenge with an event of its own', () => {
    const { driver, events, seen } = start(Class);
    driver.ask('1');
    const fresh = { ...challenge, challenge: 'DwAOAQ0CDAMLBAoFCQYIBw' };
    driver.ask('2', fresh);
    expect(
      seen().filter((status) => status === 'PASSKEY_REQUIRED'),
    ).toHaveLength(2);
    expect(events.at(-1)?.data).toEqual(fresh);
  });

  it('goes back to the QR code when the gate is left', () => {
    const { driver, session, seen } = start(Class);
    driver.ask('1');
    driver.emit({ type: 'failed', reason: 'CANCELLED', retryable: false });
    expect(session.status).toBe('SCAN_QR_CODE');
    expect(seen().slice(2)).toEqual(['PASSKEY_REQUIRED', 'SCAN_QR_CODE']);
  });

  it('lets FAILED pass, and starts anew with another driver', () => {
    const { driver, session, host, seen } = start(Class);
    driver.ask('1');
    session.status = 'FAILED';
    session.status = 'STARTING';
    host.linkOf(session).attach(new Driver());
    session.status = 'SCAN_QR_CODE';
    expect(driver.detached).toEqual(['SESSION_STOPPED']);
    expect(seen().slice(-2)).toEqual(['STARTING', 'SCAN_QR_CODE']);
    expect(session.status).toBe('SCAN_QR_CODE');
  });

  it('leaves nothing behind when it stops', () => {
    const { driver, session, host, events, link } = start(Class);
    driver.ask('1');
    session.status = 'STOPPED';
    expect(events.at(-1)).toMatchObject({
      status: 'STOPPED',
      data: null,
      passkey: { phase: 'ended', reason: { code: 'SESSION_STOPPED' } },
    });
    expect(driver.detached).toEqual(['SESSION_STOPPED']);
    expect(host.sessions.find('default')).toBeUndefined();
    expect(driver.observers).toBe(0);
    expect(link.driver).toBeNull();
  });

  it('does not stop a newer session of the same name', () => {
    const { session, host } = start(Class);
    const newer = new Class('default', host);
    host.linkOf(newer).attach(new Driver());
    session.status = 'STOPPED';
    expect(host.sessions.find('default')).toBe(host.linkOf(newer).passkey);
  });

  it('keeps challenge and code out of events when told so', () => {
    const { driver, events, link } = start(Class, {
      WAHA_PASSKEY_EVENT_DATA: 'none',
    });
    driver.ask('1');
    expect(events.at(-1)).toMatchObject({
      status: 'PASSKEY_REQUIRED',
      data: null,
    });
    expect(link.passkey?.challenge()).toEqual(challenge);
    driver.emit({ type: 'awaiting-phone' });
    driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    expect(events.at(-1)).toMatchObject({
      status: 'PASSKEY_CONFIRMATION_REQUIRED',
      data: null,
    });
    expect(JSON.stringify(events)).not.toContain('ABCD1234');
    expect(link.passkey?.confirmation()).toEqual({ code: 'ABCD1234' });
  });

  it('reports an attempt on an engine that cannot answer', () => {
    const { driver, events } = start(Class);
    driver.capability = {
      supported: false,
      answeredBy: 'nobody',
      flows: [],
      confirmedBy: 'nobody',
      reason: {
        code: 'ENGINE_UNSUPPORTED',
        message: 'It cannot.',
        alternatives: ['WEBJS'],
      },
      documentation: 'docs/engines.md',
    };
    driver.emit({ type: 'gate', kind: 'linking', challenge: null });
    expect(events.at(-1)).toMatchObject({
      status: 'PASSKEY_REQUIRED',
      data: null,
      passkey: { reason: { code: 'ENGINE_UNSUPPORTED' } },
    });
  });
});

describe('a WAHA session that tracks its status', () => {
  it('tracks what the engine sets, and what is shown', () => {
    const { driver, session } = start(TrackingSession);
    driver.ask('1');
    session.status = 'SCAN_QR_CODE';
    expect(session.tracked).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'SCAN_QR_CODE',
    ]);
  });
});

describe('a WAHA session with passkey methods of its own', () => {
  it('answers them from the ceremony', async () => {
    const { session, link, driver } = start(LaterSession);
    answerWahaMethods(session, link);
    const read = () =>
      Promise.resolve().then(() => session.getPasskeyChallenge());
    await expect(read()).rejects.toMatchObject({ status: 422 });
    const expectNotJson = () =>
      expect(
        session.sendPasskeyResponse('{"id": canary'),
      ).rejects.toMatchObject({
        status: 400,
        response: { code: 'PASSKEY_BAD_BODY' },
      });
    await expectNotJson();
    driver.ask('1');
    await expectNotJson();
    expect(session.getPasskeyChallenge()).toEqual(challenge);
    expect(session.statusData).toEqual(challenge);
    await expect(session.sendPasskeyResponse('{}')).rejects.toMatchObject({
      status: 400,
    });
    await expect(session.confirmPasskey()).rejects.toMatchObject({
      status: 422,
    });
    session.status = 'STOPPED';
    await expectNotJson();
  });
});

describe('events other than session.status', () => {
  it('pass untouched', () => {
    const { host, session } = start(WhatsappSession);
    const events = session.getEventObservable();
    expect(withPasskeyOf(host, session, 'message', events)).toBe(events);
  });
});
