/** What one visitor can choose of an IPv6 address at will: its last 64 bits. */
const prefixGroups = 4;

/** The address, of IPv6 only the part that its network assigns. */
export function toNetwork(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array<string>(zeros).fill('0'), ...rest]
    .slice(0, prefixGroups)
    .join(':');
}
