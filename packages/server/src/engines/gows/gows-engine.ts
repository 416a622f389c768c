import { EngineName, type PasskeyLogger } from '@waha-passkey/contract';
import { gowsCapability } from '@waha-passkey/refusing';
import { RefusingEngine } from '../refusing-engine';
import type { SessionEngine } from '../session-engine';
import { GowsRun } from './gows-run';
import type { GowsTransport } from './gows-transport';

/** A GOWS process that runs elsewhere, of the kind that cannot answer. */
export function createGowsEngine(
  transport: GowsTransport | undefined,
  { logger, hasWpp }: { logger: PasskeyLogger; hasWpp: boolean },
): SessionEngine {
  return new RefusingEngine({
    name: EngineName.GOWS,
    capability: gowsCapability({ hasWpp }),
    transport,
    createRun: (session, connected) =>
      new GowsRun({ session, transport: connected, logger, hasWpp }),
  });
}
