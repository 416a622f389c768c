import { isDeepStrictEqual } from 'node:util';
import type { Timeline } from '../terminal/timeline';
import { pageLibraries, type PageEngine } from '../stage/page-engines';
import type { DemoCast } from './demo';
import type { DemoOptions } from './demo-options';

/** Looks at what others recorded; throws at the first that is not so. */
export async function verifyDemo(
  cast: DemoCast,
  { code, engine }: DemoOptions & { engine: PageEngine },
  timeline: Timeline,
  signal: AbortSignal,
): Promise<void> {
  const { events, session, standIn, webhooks } = cast;
  const check = (holds: boolean, claim: string) => {
    if (!holds) throw new Error(`this does not hold: ${claim}`);
    timeline.text(`  ${timeline.style.good('✓')} ${claim}`);
  };
  timeline.text('\nVerified:');

  check(
    standIn.deliveries.length === 1 && standIn.deliveries[0]?.accepted === true,
    'WhatsApp (played) got one assertion; @simplewebauthn/server accepts it',
  );
  check(
    standIn.calls.length === 1 && standIn.calls[0]?.outcome === 'resolved',
    "the page's one call of navigator.credentials.get() was answered",
  );
  const { me } = await session.getInfo();
  check(
    standIn.devices.length === 1 &&
      me?.id === `${standIn.account.phoneNumber}@c.us`,
    `${pageLibraries[engine]} is linked as ${me?.pushName} (${me?.id})`,
  );
  check(
    events.seen.some(({ status }) => status.includes('CONFIRMATION')) === code,
    code
      ? 'a person compared the codes'
      : 'within its window, WhatsApp asked no one to compare a code',
  );
  await webhooks.waitFor(events.seen.length, signal);
  check(
    webhooks.forged === 0 &&
      isDeepStrictEqual(
        webhooks.statuses,
        events.seen.map(({ status }) => status),
      ),
    `webhook and WebSocket reported the same ${events.seen.length} events, HMAC correct`,
  );
}
