import { EventEmitter } from 'node:events';
import { attachGowsPasskey } from '../src/attach-gows-passkey';
import { attachNowebPasskey } from '../src/attach-noweb-passkey';
import { hostStatus } from '../src/host-status';
import { passkeyHost } from '../src/passkey-host';
import { withPasskey } from '../src/with-passkey';
import { createLaterWaha } from './later-waha';
import { WhatsappSession, type StatusEvent } from './waha-like-session';

const gate = 'CB:notification,type:passkey_prologue_request';
const item = 'whatsmeow.QRChannelItem';

type SeenEvent = StatusEvent & {
  passkey?: { reason: { code: string } | null } | null;
};

function follow(session: WhatsappSession): SeenEvent[] {
  const seen: SeenEvent[] = [];
  withPasskey(
    session,
    'session.status',
    session.getEventObservable(),
  ).subscribe((event) => seen.push(event));
  return seen;
}

const statuses = (seen: SeenEvent[]) => seen.map(({ status }) => status);

afterEach(() => {
  passkeyHost().sessions.detach('default');
});

describe('a NOWEB session of WAHA', () => {
  class WhatsappSessionNoWebCore extends WhatsappSession {
    sock = { ws: new EventEmitter(), ev: new EventEmitter() };
    reconnects = 0;

    connect(): void {
      this.sock = { ws: new EventEmitter(), ev: new EventEmitter() };
      attachNowebPasskey(this);
      this.sock.ev.on('connection.update', (update: { connection: string }) => {
        if (update.connection !== 'close') return;
        if (hostStatus(this) === 'SCAN_QR_CODE') this.status = 'FAILED';
        else this.reconnects += 1;
      });
    }
  }

  function start() {
    const session = new WhatsappSessionNoWebCore('default', passkeyHost());
    const seen = follow(session);
    session.status = 'STARTING';
    session.connect();
    session.status = 'SCAN_QR_CODE';
    return { session, seen };
  }

  it('reports the gate, and ends FAILED with the reason instead of a loop', () => {
    const { session, seen } = start();
    session.sock.ws.emit(gate, { tag: 'notification', attrs: {} });
    session.status = 'SCAN_QR_CODE';
    expect(session.status).toBe('PASSKEY_REQUIRED');
    expect(seen.at(-1)).toMatchObject({
      data: null,
      passkey: { reason: { code: 'ENGINE_UNSUPPORTED' } },
    });
    session.sock.ev.emit('connection.update', { connection: 'close' });
    expect(session.reconnects).toBe(0);
    expect(statuses(seen)).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'FAILED',
    ]);
    expect(seen.at(-1)?.passkey?.reason?.code).toBe('ENGINE_UNSUPPORTED');
  });

  it('names the GOWS of the same WAHA where that answers by itself', () => {
    const { WhatsappSessionNoWebCore: LaterNoweb } = createLaterWaha();
    const session = new LaterNoweb('default', passkeyHost());
    session.connect();
    const { capability } = passkeyHost().sessions.get('default');
    expect(capability.reason?.alternatives).toEqual(['WEBJS', 'GOWS']);
    start();
    expect(
      passkeyHost().sessions.get('default').capability.reason?.alternatives,
    ).toEqual(['WEBJS']);
  });

  it('starts anew on another socket', () => {
    const { session } = start();
    session.sock.ws.emit(gate, { tag: 'notification', attrs: {} });
    session.status = 'FAILED';
    session.status = 'STARTING';
    session.connect();
    session.status = 'SCAN_QR_CODE';
    expect(session.status).toBe('SCAN_QR_CODE');
  });

  it('reconnects as ever where there was no gate', () => {
    const { session } = start();
    session.status = 'WORKING';
    session.sock.ev.emit('connection.update', { connection: 'close' });
    expect(session.reconnects).toBe(1);
  });
});

describe('a GOWS session of WAHA', () => {
  class WhatsappSessionGoWSCore extends WhatsappSession {
    readonly events = new EventEmitter();

    subscribe(): void {
      attachGowsPasskey(this);
      this.events.on(item, ({ Event }: { Event: string }) => {
        this.status = Event === 'code' ? 'SCAN_QR_CODE' : 'FAILED';
      });
    }
  }

  class NativeGows extends WhatsappSessionGoWSCore {
    sendPasskeyResponse(): void {
      this.status = 'WORKING';
    }
  }

  function start<Session extends WhatsappSessionGoWSCore>(
    Class: new (name: string, host: ReturnType<typeof passkeyHost>) => Session,
  ) {
    const session = new Class('default', passkeyHost());
    const seen = follow(session);
    session.status = 'STARTING';
    session.subscribe();
    session.events.emit(item, { Event: 'code' });
    return { session, seen };
  }

  it('reports the gate, and ends FAILED when the binary gives up', () => {
    const { session, seen } = start(WhatsappSessionGoWSCore);
    session.events.emit(item, { Event: 'passkey-request' });
    session.events.emit(item, { Event: 'code' });
    expect(session.status).toBe('PASSKEY_REQUIRED');
    session.events.emit(item, { Event: 'timeout' });
    expect(statuses(seen)).toEqual([
      'STARTING',
      'SCAN_QR_CODE',
      'PASSKEY_REQUIRED',
      'FAILED',
    ]);
    expect(seen.at(-1)?.passkey?.reason?.code).toBe('ENGINE_UNSUPPORTED');
  });

  it('is left alone where GOWS answers itself', () => {
    const { session } = start(NativeGows);
    const items: unknown[] = [];
    session.events.on(item, (data) => items.push(data));
    session.events.emit(item, { Event: 'passkey-request' });
    expect(items).toEqual([{ Event: 'passkey-request' }]);
    expect(passkeyHost().sessions.get('default').capability).toMatchObject({
      supported: true,
      answeredBy: 'engine',
    });
  });
});
