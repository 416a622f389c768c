/**
 * It cannot be changed any more, also where it is held elsewhere. Throws a
 * `TypeError` on what is not plain data, such as a function.
 */
export function freezeData<T>(value: T): T {
  if (typeof value === 'function') throw new TypeError('this is not data');
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) freezeData(member);
  return Object.freeze(value);
}
