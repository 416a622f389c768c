/**
 * Whether a version is in a range of the kinds our manifests use: `^1.2.3`,
 * `>=1.2.3`, and several with `||`. Throws for any other.
 */
export function isInRange(version: string, range: string): boolean {
  return range.split('||').some((part) => isInPart(version, part.trim()));
}

/** The oldest version of each part. */
export function readLowerBounds(range: string): string[] {
  return range.split('||').map((part) => parsePart(part.trim()).from);
}

function isInPart(version: string, part: string): boolean {
  const { operator, from } = parsePart(part);
  if (compareVersions(version, from) < 0) return false;
  if (operator === '>=') return true;
  const fixed = from.startsWith('0.') ? 2 : 1;
  const head = (text: string) => text.split('.').slice(0, fixed).join('.');
  return head(version) === head(from);
}

function parsePart(part: string): { operator: string; from: string } {
  const [, operator, from] = /^(\^|>=)(\d+\.\d+\.\d+)$/.exec(part) ?? [];
  if (operator && from) return { operator, from };
  throw new Error(`"${part}" is not a range of the form ^1.2.3 or >=1.2.3.`);
}

/** Negative when `a` is older; of numbers with dots between them. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 4; i += 1) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
