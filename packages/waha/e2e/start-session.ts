import type {
  PasskeyChallenge,
  PasskeyReasonCode,
} from '@waha-passkey/contract';
import { InMemoryDriver } from '@waha-passkey/testbed/driver';
import { PasskeyHost } from '../src/passkey-host';
import { withPasskeyOf } from '../src/with-passkey';
import type { StatusEvent, WhatsappSession } from './waha-like-session';

export const challenge: PasskeyChallenge = {
  challenge: 'AAECAwQFBgcICQoLDA0ODw',
  timeout: 600_000,
  rpId: 'whatsapp.com',
  allowCredentials: [],
  userVerification: 'required',
};

const origin = 'https://web.whatsapp.com';

export class Driver extends InMemoryDriver {
  detached: (PasskeyReasonCode | undefined)[] = [];

  detach(reason?: PasskeyReasonCode): void {
    this.detached.push(reason);
  }

  ask(callId: string, asked = challenge): void {
    this.emit({ type: 'gate', kind: 'linking', challenge: asked });
    this.emit({
      type: 'call',
      callId,
      kind: 'linking',
      challenge: asked,
      origin,
    });
  }
}

const hosts: PasskeyHost[] = [];

/** Ends what a test has started. */
export function closeHosts(): void {
  for (const host of hosts.splice(0)) host.sessions.close();
}

/** A session that shows a QR code, on a driver whose page asks on demand. */
export function start<Session extends WhatsappSession>(
  Class: new (name: string, host: PasskeyHost) => Session,
  env: NodeJS.ProcessEnv = {},
) {
  const host = new PasskeyHost(env);
  hosts.push(host);
  const session = new Class('default', host);
  const events: (StatusEvent & { passkey?: unknown })[] = [];
  withPasskeyOf(
    host,
    session,
    'session.status',
    session.getEventObservable(),
  ).subscribe((event) => events.push(event));
  const driver = new Driver();
  session.status = 'STARTING';
  host.linkOf(session).attach(driver);
  session.status = 'SCAN_QR_CODE';
  const seen = () => events.map(({ status }) => status);
  return { host, session, driver, events, seen, link: host.linkOf(session) };
}
