/**
 * What `require` returns for a module this page does not have: anything may be
 * read from it, called on it and set on it. Clients that gather all of
 * WhatsApp's modules at their start need it.
 */
export function createPermissiveModule(): unknown {
  const own = new Map<string | symbol, unknown>();
  // Only a function of this kind can be called and constructed.
  function target() {
    return undefined;
  }
  const proxy: unknown = new Proxy(target, {
    get(_target, property) {
      if (own.has(property)) return own.get(property);
      // Not a promise, not a collection, and text is empty.
      if (property === 'then') return undefined;
      if (property === Symbol.iterator) return [][Symbol.iterator];
      if (property === Symbol.toPrimitive) return () => '';
      return proxy;
    },
    set(_target, property, value) {
      own.set(property, value);
      return true;
    },
    apply: () => proxy,
    construct: () => proxy as object,
  });
  return proxy;
}
