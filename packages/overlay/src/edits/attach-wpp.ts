import { withWppPasskey } from '@waha-passkey/waha';
import type { WahaParts } from '../parts/waha-parts';
import type { Edits } from './edits';
import type { WahaSession } from './waha-session';
import { wrapMethod } from './wrap-method';

type Options = Parameters<typeof withWppPasskey>[1];
type ClientClass = Parameters<typeof withWppPasskey>[2];

/** patches/12-wpp.md: `start()` calls the method with the options it made. */
export function attachWpp(edits: Edits, { wpp }: WahaParts): void {
  if (wpp === null) return;
  const clientClass = wpp.client as ClientClass;
  wrapMethod(
    edits,
    wpp.session,
    'createClientAsync',
    (createClient) =>
      function (options, ...rest) {
        const session = this as WahaSession;
        const hooked = withWppPasskey(session, options as Options, clientClass);
        return createClient.call(this, hooked, ...rest);
      },
  );
}
