import { answersNatively, hasNativeGows } from './answers-natively';

describe('answersNatively', () => {
  class Base {
    sendPasskeyResponse(): Promise<void> {
      return Promise.reject(new Error('not implemented by the engine'));
    }
  }

  it('is true for a session that overrides the method', () => {
    class Gows extends Base {
      override sendPasskeyResponse(): Promise<void> {
        return Promise.resolve();
      }
    }
    expect(answersNatively(new Gows(), Base.prototype)).toBe(true);
  });

  it('is false for a session that inherits it', () => {
    class Noweb extends Base {}
    expect(answersNatively(new Noweb(), Base.prototype)).toBe(false);
  });

  it('is false on a WAHA that knows no such method', () => {
    class OlderBase {}
    class OlderGows extends OlderBase {}
    expect(answersNatively(new OlderGows(), OlderBase.prototype)).toBe(false);
  });
});

describe('hasNativeGows', () => {
  it('is true of a WAHA whose sessions share the passkey methods', () => {
    class Base {
      sendPasskeyResponse(): void {
        throw new Error('501');
      }
    }
    expect(hasNativeGows(Base.prototype)).toBe(true);
  });

  it('is false of an older WAHA', () => {
    class OlderBase {}
    expect(hasNativeGows(OlderBase.prototype)).toBe(false);
  });
});
