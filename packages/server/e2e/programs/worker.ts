import 'reflect-metadata';
import { raiseGate } from '../../../nest/e2e/hosts/gate';
import { createServer, readSettings } from '../../src';
import { InMemoryEngine } from '../hosts/in-memory-engine';

/** What the test asks of the engine of this process. */
export interface Order {
  what: 'raise-gate' | 'count-deliveries';
  session: string;
}

async function main(): Promise<void> {
  const engine = new InMemoryEngine();
  const server = await createServer(readSettings(process.env), {
    engines: [engine],
    logDestination: { write: () => undefined },
  });
  process.on('message', ({ what, session }: Order) => {
    const { driver } = engine.runOf(session);
    if (what === 'raise-gate') {
      process.send?.(raiseGate(driver));
    } else {
      process.send?.(driver.countOrders('deliver'));
    }
  });
  process.send?.(server.url);
}

void main();
