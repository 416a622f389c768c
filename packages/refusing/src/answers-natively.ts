const METHOD = 'sendPasskeyResponse';

/**
 * True when an engine's session overrides the passkey methods of the class all
 * sessions share: `answersNatively(session, WhatsappSession.prototype)`. Asks
 * for the feature, whatever the version; false where the host has no such
 * methods at all.
 */
export function answersNatively(
  session: object,
  basePrototype: object,
): boolean {
  const own: unknown = Reflect.get(session, METHOD);
  return (
    typeof own === 'function' && own !== Reflect.get(basePrototype, METHOD)
  );
}

/**
 * True of the class all sessions share in WAHA 2026.7.1 or newer, which has the
 * passkey methods that its GOWS overrides: whatever engine runs here, this
 * server's GOWS answers a passkey by itself.
 */
export function hasNativeGows(basePrototype: object): boolean {
  return typeof Reflect.get(basePrototype, METHOD) === 'function';
}
