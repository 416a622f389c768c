/**
 * Where `after` is not `before` plus additions: members that are gone or say
 * something else, as paths.
 */
export function findChanges(
  before: unknown,
  after: unknown,
  at = '',
): string[] {
  if (Array.isArray(before)) {
    if (!Array.isArray(after)) return [at];
    const theirs = after.map((each) => JSON.stringify(each));
    return before
      .map((each) => JSON.stringify(each))
      .filter((each) => !theirs.includes(each))
      .map((each) => `${at}[${each}]`);
  }
  if (typeof before === 'object' && before !== null) {
    if (typeof after !== 'object' || after === null) return [at];
    const members = after as Record<string, unknown>;
    return Object.entries(before).flatMap(([key, value]) =>
      findChanges(value, members[key], `${at}/${key}`),
    );
  }
  return before === after ? [] : [at];
}
