import { apply, NativeProxy } from './primordials';

type Native = (...args: never[]) => unknown;
type Apply = (native: Native, self: unknown, args: unknown[]) => unknown;

const natives = new WeakMap<object, Native>();

/** Shows the page the native function's name, length, properties and source. */
export function wrapNative<T>(native: T, call: Apply): T {
  const wrapped = new NativeProxy(native as Native, {
    apply: (target, self, args: unknown[]) => call(target, self, args),
  });
  natives.set(wrapped, native as Native);
  return wrapped as T;
}

/**
 * A Proxy's own source text lacks the name ("function () { [native code] }"),
 * the one mark by which it could be told from the function it stands for.
 */
export function maskSources(): () => void {
  const { prototype } = Function;
  const native = Object.getOwnPropertyDescriptor(prototype, 'toString');
  if (!native?.configurable) return () => undefined;
  const masked = wrapNative(native.value as Native, (target, self, args) =>
    apply(target, natives.get(self as object) ?? self, args as never[]),
  );
  Object.defineProperty(prototype, 'toString', { ...native, value: masked });
  return () => {
    if (prototype.toString === (masked as unknown)) {
      Object.defineProperty(prototype, 'toString', native);
    }
  };
}
