import type { Scenario } from '../../protocol/scenario';

type Wid = Record<'user' | 'server', string> &
  Partial<Record<Scenario['userIds'], string>>;

/** `15550100000@c.us` as WhatsApp's user object, or null before linking. */
export function toWid(
  serialized: string | undefined,
  spelling: Scenario['userIds'],
): Wid | null {
  if (serialized === undefined) return null;
  const [user = '', server = ''] = serialized.split('@');
  return { user, server, [spelling]: serialized };
}
