import type { NamedAttempt } from '@waha-passkey/ceremony';
import type {
  PasskeyAttempt,
  PasskeyChallenge,
  PasskeyConfirmation,
} from '@waha-passkey/contract';

type Here<T> = T | Promise<T>;

/** What the routes need of a session, on whichever worker it runs. */
export interface HeldSession {
  readonly attempt: Here<PasskeyAttempt | null>;
  challenge(): Here<PasskeyChallenge>;
  confirmation(): Here<PasskeyConfirmation>;
  submit(body: unknown, named: NamedAttempt): Promise<void>;
  confirm(named: NamedAttempt): Promise<void>;
  reject(named: NamedAttempt): Promise<void>;
  cancel(named: NamedAttempt): Promise<void>;
  renew(named: NamedAttempt): Promise<void>;
}
