import { EngineName, type PasskeyLogger } from '@waha-passkey/contract';
import { nowebCapability } from '@waha-passkey/refusing';
import { RefusingEngine } from '../refusing-engine';
import type { SessionEngine } from '../session-engine';
import { NowebRun } from './noweb-run';
import type { NowebTransport } from './noweb-transport';

/** Baileys, whose sockets the transport makes. */
export function createNowebEngine(
  transport: NowebTransport | undefined,
  { logger, hasWpp }: { logger: PasskeyLogger; hasWpp: boolean },
): SessionEngine {
  return new RefusingEngine({
    name: EngineName.NOWEB,
    capability: nowebCapability({ hasWpp }),
    transport,
    createRun: (session, connected) =>
      new NowebRun({ session, transport: connected, logger, hasWpp }),
    forget: (session) => transport?.forget(session),
  });
}
