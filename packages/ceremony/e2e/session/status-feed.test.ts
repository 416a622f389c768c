import { SessionStatusFeed, type PasskeyStatus } from '@waha-passkey/ceremony';
import { stageSession, type Stage } from './stage-session';

describe('SessionStatusFeed', () => {
  let stage: Stage;
  let seen: PasskeyStatus[];
  let feed: SessionStatusFeed;

  beforeEach(() => {
    stage = stageSession();
    seen = [];
    feed = new SessionStatusFeed((current) => seen.push(current));
  });

  afterEach(() => stage.sessions.close());

  function statuses(): string[] {
    return seen.map(({ status }) => status);
  }

  it('is the host’s own status, each once, without a passkey session', () => {
    expect(feed.current).toEqual({
      status: 'STOPPED',
      data: null,
      passkey: null,
    });
    feed.setHostStatus('STOPPED');
    feed.setHostStatus('STARTING');
    feed.setHostStatus('STARTING');
    feed.setHostStatus('SCAN_QR_CODE');
    expect(statuses()).toEqual(['STARTING', 'SCAN_QR_CODE']);
  });

  it('shows an attempt over it, whatever QR codes rotate behind', async () => {
    feed.setHostStatus('SCAN_QR_CODE');
    feed.follow(stage.session);
    const call = stage.ask();
    feed.setHostStatus('STARTING');
    feed.setHostStatus('SCAN_QR_CODE');
    expect(statuses()).toEqual(['SCAN_QR_CODE', 'PASSKEY_REQUIRED']);
    expect(seen.at(-1)).toEqual({
      status: 'PASSKEY_REQUIRED',
      data: call.challenge,
      passkey: stage.session.attempt,
    });
    expect(feed.hostStatus).toBe('SCAN_QR_CODE');
    await stage.session.submit(stage.sign());
    stage.driver.emit({ type: 'completed' });
    feed.setHostStatus('WORKING');
    expect(statuses().slice(2)).toEqual(['STARTING', 'WORKING']);
  });

  it('reports another challenge under the same status', () => {
    feed.setHostStatus('SCAN_QR_CODE');
    feed.follow(stage.session);
    const first = stage.ask();
    const second = stage.ask();
    expect(seen.slice(1).map(({ data }) => data)).toEqual([
      first.challenge,
      second.challenge,
    ]);
  });

  it('leaves a status that nothing is held over to a host that shows it itself', () => {
    feed.follow(stage.session);
    expect(feed.holdsOver('SCAN_QR_CODE')).toBe(false);
    expect(seen).toEqual([]);
    stage.ask();
    expect(feed.holdsOver('SCAN_QR_CODE')).toBe(true);
    expect(statuses()).toEqual(['PASSKEY_REQUIRED']);
    expect(feed.holdsOver('WORKING')).toBe(false);
    expect(statuses()).toEqual(['PASSKEY_REQUIRED']);
  });

  it('goes back to the host’s status when the attempt ends', () => {
    feed.follow(stage.session);
    feed.holdsOver('SCAN_QR_CODE');
    stage.ask();
    stage.driver.emit({ type: 'gone', reason: 'PAGE_RELOADED' });
    expect(statuses()).toEqual(['PASSKEY_REQUIRED', 'SCAN_QR_CODE']);
  });

  it('reports nothing of a session it no longer follows', () => {
    feed.setHostStatus('SCAN_QR_CODE');
    feed.follow(stage.session);
    feed.unfollow();
    stage.ask();
    expect(statuses()).toEqual(['SCAN_QR_CODE']);
  });
});
