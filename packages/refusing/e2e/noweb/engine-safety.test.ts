import { SignalLog } from '@waha-passkey/testbed/driver';
import {
  startNowebStandIn,
  type NowebStandIn,
} from '@waha-passkey/testbed/noweb';
import { NowebHost } from './noweb-host';

const PROLOGUE = 'CB:notification,type:passkey_prologue_request';

describe('the engine under the driver', () => {
  let standIn: NowebStandIn;
  let host: NowebHost;

  beforeEach(async () => {
    standIn = await startNowebStandIn();
    host = new NowebHost(standIn);
    host.start();
    await host.wait(() => host.qr);
  });

  afterEach(async () => {
    await host.stop();
    await standIn.stop();
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'passkey'],
    ['a stanza without attributes', { tag: 'notification' }],
    ['content that is no list', { content: 7 }],
    ['children of all sorts', { content: [null, 1, { tag: 3 }, []] }],
    [
      'options that are a list',
      { content: [{ tag: 'passkey_request_options', content: [{}] }] },
    ],
    [
      'options without content',
      { content: [{ tag: 'passkey_request_options' }] },
    ],
  ])('survives %s where a stanza should be', async (_, stanza) => {
    const log = new SignalLog(host.driver);
    expect(() => host.socket?.ws.emit(PROLOGUE, stanza)).not.toThrow();
    expect((await log.first('gate')).challenge).toBeNull();
    log.close();
  });

  it('survives a listener of ours that throws', async () => {
    host.driver.observe(() => {
      throw new Error('planned');
    });
    const log = new SignalLog(host.driver);
    await standIn.phone.scan(host.qr ?? '');
    await log.first('gate');
    log.close();
    expect(host.socket?.ws.isOpen).toBe(true);
  });

  it('reports once, however often the same socket is attached', async () => {
    const log = new SignalLog(host.driver);
    const { socket } = host;
    if (socket) host.driver.attachSocket(socket);
    if (socket) host.driver.attachSocket(socket);
    expect(socket?.ws.listenerCount(PROLOGUE)).toBe(1);
    await standIn.phone.scan(host.qr ?? '');
    await log.first('gate');
    log.close();
    expect(log.all('gate')).toHaveLength(1);
  });

  it('takes its listeners along when it is detached', () => {
    host.driver.detach();
    expect(host.socket?.ws.listenerCount(PROLOGUE)).toBe(0);
  });

  it('says that an open gate is gone when the session stops', async () => {
    const log = new SignalLog(host.driver);
    await standIn.phone.scan(host.qr ?? '');
    await log.first('gate');
    host.driver.detach('LOGGED_OUT');
    expect(await log.first('gone')).toEqual({
      type: 'gone',
      reason: 'LOGGED_OUT',
    });
    log.close();
    expect(host.driver.gateSeen).toBe(false);
  });
});
