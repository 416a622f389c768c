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
    [WhatsappSessionWPPCore, true, 'adapter'],
    [WhatsappSessionGoWSCore, false, 'nobody'],
    [NativeGows, true, 'engine'],
  ])('says what %p can', (sessionClass, supported, answeredBy) => {
    expect(capabilityOfClass(sessionClass, null)).toMatchObject({
      supported,
      answeredBy,
    });
  });

  it('names the GOWS of the same WAHA where that answers by itself', () => {
    expect(
      capabilityOfClass(WhatsappSessionNoWebCore, null)?.reason,
    ).toMatchObject({
      alternatives: ['WEBJS', 'GOWS'],
    });
    const olderNoweb = createOlderNoweb();
    expect(capabilityOfClass(olderNoweb, null)?.reason).toMatchObject({
      alternatives: ['WEBJS'],
    });
  });

  it.each([
    ['has WPP', () => WhatsappSessionWPPCore, ['WEBJS', 'WPP']],
    ['has another class in its place', () => WhatsappSession, ['WEBJS']],
    [
      'does not know it',
      (engine: string) => {
        throw new Error(`Unknown whatsapp engine '${engine}'.`);
      },
      ['WEBJS'],
    ],
  ])('names alternatives of a WAHA that %s', (_what, getEngine, expected) => {
    const manager = {
      exists: () => Promise.resolve(true),
      EngineClass: WhatsappSessionGoWSCore,
      getEngine,
    };
    for (const engine of [WhatsappSessionGoWSCore, createOlderNoweb()]) {
      const reason = capabilityOfClass(engine, manager)?.reason;
      expect(reason?.alternatives).toEqual(expected);
    }
  });

  it('says nothing of an engine it does not know', () => {
    expect(capabilityOfClass(WhatsappSession, null)).toBeNull();
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
