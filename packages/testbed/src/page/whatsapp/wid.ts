export interface Wid {
  user: string;
  server: string;
  _serialized: string;
}

/** `15550100000@c.us` as WhatsApp's user object, or null before linking. */
export function toWid(serialized: string | undefined): Wid | null {
  if (serialized === undefined) return null;
  const [user = '', server = ''] = serialized.split('@');
  return { user, server, _serialized: serialized };
}
