import { hasNativeGows, NowebPasskeyDriver } from '@waha-passkey/refusing';
import { findRootPrototype } from './engine-of-class';
import { hasWppEngine } from './has-wpp-engine';
import { passkeyHost } from './passkey-host';
import type { WahaNowebSessionInside, WahaSession } from './waha-names';

type Socket = Parameters<NowebPasskeyDriver['attachSocket']>[0];

/** For a NOWEB session that just made a socket, at every (re)connect. */
export function attachNowebPasskey(session: WahaSession): void {
  const host = passkeyHost();
  if (!host.settings.enabled) return;
  const link = host.linkOf(session);
  const { sock } = session as WahaSession & WahaNowebSessionInside;
  if (link.driver instanceof NowebPasskeyDriver) {
    link.driver.attachSocket(sock as Socket);
    return;
  }
  const driver = new NowebPasskeyDriver({
    logger: session.logger,
    gowsNative: hasNativeGows(findRootPrototype(session)),
    hasWpp: hasWppEngine(host.manager),
  });
  driver.attachSocket(sock as Socket);
  link.attach(driver);
}
