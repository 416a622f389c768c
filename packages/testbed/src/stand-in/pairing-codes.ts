import type { Scenario } from '../protocol/scenario';
import type { Connection, PairingCode } from './connection';
import type { Timers } from './timers';

export interface PairingCodesDeps {
  scenario: Scenario;
  timers: Timers;
  clockScale: number;
  connections(): Iterable<Connection>;
}

/** The pairing codes that WhatsApp accepts now: at most one a page. */
export class PairingCodes {
  constructor(private readonly deps: PairingCodesDeps) {}

  accept(code: PairingCode, from: Connection): void {
    from.pairingCode = code;
    const { scenario, timers, clockScale } = this.deps;
    if (scenario.pairingCodeMs === null) return;
    timers.after(scenario.pairingCodeMs * clockScale, () => {
      if (from.pairingCode === code) this.end(from);
    });
  }

  /** The phone's human has typed it: it is used up. */
  use(typed: string): [Connection, PairingCode] {
    const wanted = typed.replace(/[^a-z0-9]/gi, '').toUpperCase();
    for (const connection of this.deps.connections()) {
      const { pairingCode } = connection;
      if (pairingCode?.code !== wanted) continue;
      connection.pairingCode = null;
      if (this.deps.scenario.announcesPrimaryHello) {
        const event = 'primary_hello_received';
        connection.send({ type: 'pairing-code', event });
      }
      return [connection, pairingCode];
    }
    throw new Error(
      'No page shows this code now. Type the newest one, eight characters.',
    );
  }

  /** WhatsApp accepts none of them any longer. */
  endAll(): void {
    for (const connection of this.deps.connections()) {
      if (connection.pairingCode) this.end(connection);
    }
  }

  private end(connection: Connection): void {
    connection.pairingCode = null;
    const { pairingCodeEnd: event } = this.deps.scenario;
    connection.send({ type: 'pairing-code', event });
  }
}
