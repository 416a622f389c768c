import type { DynamicModule } from '@nestjs/common';
import { handoffHeaders, renderHandoffPage } from '@waha-passkey/handoff';
import {
  PasskeyModule,
  type PasskeyHandoffOptions,
  type TrustProxy,
} from '@waha-passkey/nest';
import { NoPasskeyModule } from './no-passkey-module';
import { passkeyHost } from './passkey-host';
import { findKnownSession } from './session-directory';

/** For WAHA's `IMPORTS_CORE`; the controllers go into its `CONTROLLERS`. */
export function passkeyModule(): DynamicModule {
  const host = passkeyHost();
  if (!host.settings.enabled) return { module: NoPasskeyModule };
  return PasskeyModule.forRoot({
    sessions: host.sessions,
    directory: { find: (name) => findKnownSession(host.manager, name) },
    controllers: [],
    ...trusting(host.settings.trustProxy),
    ...handOffAt(host.settings.publicUrl),
  });
}

/** Nothing without a public URL: the route then says which setting is missing. */
function handOffAt(publicUrl: string | null): {
  handoff?: PasskeyHandoffOptions;
} {
  if (publicUrl === null) return {};
  const page = { render: renderHandoffPage, headers: handoffHeaders };
  return { handoff: { publicUrl, page } };
}

function trusting(trustProxy: TrustProxy | null): { trustProxy?: TrustProxy } {
  return trustProxy === null ? {} : { trustProxy };
}
