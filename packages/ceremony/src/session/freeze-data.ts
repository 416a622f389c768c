/**
 * Nobody can change it any more, whoever else holds it. Throws a `TypeError`
 * on what is no plain data, such as a function.
 */
export function freezeData<T>(value: T): T {
  if (typeof value === 'function') throw new TypeError('this is no data');
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) freezeData(member);
  return Object.freeze(value);
}
