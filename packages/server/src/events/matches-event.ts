/**
 * `*` means every event but `engine.event`, as WAHA says; that one has to be
 * named.
 */
export function matchesEvent(
  wanted: readonly string[],
  event: string,
): boolean {
  return (
    wanted.includes(event) || (wanted.includes('*') && event !== 'engine.event')
  );
}
