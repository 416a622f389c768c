/** Code with all white space, and commas before a closing bracket, removed. */
export function squeeze(code: string): string {
  return code.replace(/\s+/g, '').replace(/,([)\]}])/g, '$1');
}

/** Equal but for layout. */
export function isSameCode(left: string, right: string): boolean {
  return squeeze(left) === squeeze(right);
}
