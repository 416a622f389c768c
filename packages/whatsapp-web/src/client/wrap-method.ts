export type AsyncMethod = (...args: unknown[]) => Promise<unknown>;

/**
 * Replaces a method of this one object, not of its class; returns how to undo
 * that. Does nothing when there is no such method.
 */
export function wrapMethod(
  target: object,
  name: string,
  wrap: (next: AsyncMethod) => AsyncMethod,
): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  const method: unknown = Reflect.get(target, name);
  if (typeof method !== 'function') return () => undefined;
  const wrapped = wrap((...args) =>
    Promise.resolve(Reflect.apply(method, target, args)),
  );
  Object.defineProperty(target, name, {
    value: wrapped,
    configurable: true,
    writable: true,
  });
  return () => {
    if (Reflect.get(target, name) !== wrapped) return;
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  };
}
