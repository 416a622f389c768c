/**
 * Calls `then` right after `holder[name]` is assigned for the next time, as if
 * the call stood in the following line. A plain property again from then on.
 */
export function onNextAssignment(
  holder: object,
  name: string,
  then: () => void,
): void {
  let current = (holder as Record<string, unknown>)[name];
  Object.defineProperty(holder, name, {
    configurable: true,
    enumerable: true,
    get: () => current,
    set(value: unknown) {
      current = value;
      Object.defineProperty(holder, name, {
        value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
      then();
    },
  });
}
