/**
 * Replaces the page's four timer functions. Ids of one generation of them mean
 * nothing to the other: what one started, only its own pair can clear.
 */
export function swapTimers(): void {
  const setTimeout = window.setTimeout.bind(window);
  const clearTimeout = window.clearTimeout.bind(window);
  const setInterval = window.setInterval.bind(window);
  const clearInterval = window.clearInterval.bind(window);
  const running = new Map<number, number>();
  let last = 1_000_000;
  const add = (native: number) => {
    running.set((last += 1), native);
    return last;
  };
  const remove = (id: number | undefined) => {
    const native = id === undefined ? undefined : running.get(id);
    if (id !== undefined) running.delete(id);
    return native;
  };
  Object.assign(window, {
    setTimeout: (run: () => void, ms?: number, ...rest: unknown[]) =>
      add(setTimeout(run, ms, ...rest)),
    setInterval: (run: () => void, ms?: number, ...rest: unknown[]) =>
      add(setInterval(run, ms, ...rest)),
    clearTimeout: (id?: number) => clearTimeout(remove(id)),
    clearInterval: (id?: number) => clearInterval(remove(id)),
  });
}
