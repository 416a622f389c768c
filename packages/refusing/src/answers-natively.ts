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
