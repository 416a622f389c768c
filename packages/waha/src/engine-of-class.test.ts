import { answersNatively } from '@waha-passkey/refusing';
import { addPasskeyCapability } from './add-passkey-capability';
import { capabilityOfClass } from './capability-of-class';
import { engineOfClass, findRootPrototype } from './engine-of-class';

class WhatsappSession {
  sendPasskeyResponse(): void {
    throw new Error('501');
  }
}
class WhatsappSessionWebJSCore extends WhatsappSession {}
class WhatsappSessionWebJSPlus extends WhatsappSessionWebJSCore {}
class WhatsappSessionNoWebCore extends WhatsappSession {}
class WhatsappSessionWPPCore extends WhatsappSession {}
class WhatsappSessionGoWSCore extends WhatsappSession {}
class NativeGows extends WhatsappSessionGoWSCore {
  override sendPasskeyResponse(): void {}
}

describe('engineOfClass', () => {
  it('knows the engine of a class, and of one that extends it', () => {
    expect(engineOfClass(WhatsappSessionWebJSCore)).toBe('WEBJS');
    expect(engineOfClass(WhatsappSessionWebJSPlus)).toBe('WEBJS');
    expect(engineOfClass(WhatsappSession)).toBeNull();
  });

  it('finds the class that all engines share', () => {
    const session = new NativeGows();
    expect(findRootPrototype(session)).toBe(WhatsappSession.prototype);
    expect(answersNatively(session, findRootPrototype(session))).toBe(true);
    expect(findRootPrototype({})).toEqual({});
  });
});

describe('capabilityOfClass', () => {
  it.each([
    [WhatsappSessionWebJSPlus, true, 'adapter'],
    [WhatsappSessionNoWebCore, false, 'nobody'],
    [WhatsappSessionWPPCore, false, 'nobody'],
    [WhatsappSessionGoWSCore, false, 'nobody'],
    [NativeGows, true, 'engine'],
  ])('says what %p can', (sessionClass, supported, answeredBy) => {
    expect(capabilityOfClass(sessionClass)).toMatchObject({
      supported,
      answeredBy,
    });
  });

  it('names the GOWS of the same WAHA where that answers by itself', () => {
    expect(capabilityOfClass(WhatsappSessionNoWebCore)?.reason).toMatchObject({
      alternatives: ['WEBJS', 'GOWS'],
    });
    const olderNoweb = createOlderNoweb();
    expect(capabilityOfClass(olderNoweb)?.reason).toMatchObject({
      alternatives: ['WEBJS'],
    });
  });

  it('says nothing of an engine it does not know', () => {
    expect(capabilityOfClass(WhatsappSession)).toBeNull();
    const engine = { engine: 'NEW' };
    addPasskeyCapability(engine, WhatsappSession, 'default');
    expect(engine).toEqual({ engine: 'NEW' });
  });
});

describe('addPasskeyCapability', () => {
  it('leaves other capabilities alone', () => {
    const engine = { engine: 'NOWEB', capabilities: { stickers: true } };
    addPasskeyCapability(engine, WhatsappSessionNoWebCore, 'default');
    expect(engine).toMatchObject({
      capabilities: { stickers: true, passkey: { supported: false } },
    });
  });
});

/** Of a WAHA before 2026.7, whose sessions have no passkey methods. */
function createOlderNoweb() {
  class WhatsappSession {}
  class WhatsappSessionNoWebCore extends WhatsappSession {}
  return WhatsappSessionNoWebCore;
}
