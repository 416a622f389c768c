import { answersNatively, GowsPasskeyDriver } from '@waha-passkey/refusing';
import { findRootPrototype } from './engine-of-class';
import { hasWppEngine } from './has-wpp-engine';
import { passkeyHost } from './passkey-host';
import type { WahaGowsSessionInside, WahaSession } from './waha-names';

/**
 * For a GOWS session whose event source was just made. Events of the gate do
 * not reach WAHA's handler, which takes any unknown item for a failure; a WAHA
 * whose GOWS answers itself gets all of them.
 */
export function attachGowsPasskey(session: WahaSession): void {
  const host = passkeyHost();
  if (!host.settings.enabled) return;
  const driver = new GowsPasskeyDriver({
    logger: session.logger,
    native: answersNatively(session, findRootPrototype(session)),
    hasWpp: hasWppEngine(host.manager),
  });
  const { events } = session as WahaSession & WahaGowsSessionInside;
  const emit = events.emit.bind(events);
  events.emit = (event, data) =>
    driver.take({ event, data }) || emit(event, data);
  host.linkOf(session).attach(driver);
}
