import type { CeremonyTimeouts, SubmitLimits } from '@waha-passkey/ceremony';
import type { PageDriverOptions } from '../driver/page-passkey-driver';

/** For a client of either library. */
export interface AttachPasskeyOptions extends PageDriverOptions {
  /** Names the session in attempts and logs; `default` by default. */
  session?: string;
  timeouts?: Partial<CeremonyTimeouts>;
  limits?: Partial<SubmitLimits>;
}
