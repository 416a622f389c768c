import {
  createServer,
  type RunningServer,
  type ServerOverrides,
} from '@waha-passkey/server';
import {
  createGowsTransport,
  startGowsStandIn,
} from '@waha-passkey/testbed/gows';
import {
  createNowebTransport,
  startNowebStandIn,
} from '@waha-passkey/testbed/noweb';
import type { Cleanup } from '@waha-passkey/cli/terminal';
import { createDemoSettings } from './create-demo-settings';

/** Engines that can see the gate and cannot answer it. */
export const refusingEngines = ['NOWEB', 'GOWS'] as const;

export type RefusingEngine = (typeof refusingEngines)[number];

/** A WhatsApp for one of them, and a server that runs it. */
export interface RefusingStage {
  server: RunningServer;
  scan(qr: string): Promise<void> | void;
  /** From now on the account needs no passkey. */
  dropGate(): void;
}

/** QR codes of life last 160 s in all; nobody wants to wait for their end. */
const QR_MS = 1_500;
const CLOCK_SCALE = 0.025;

export function setRefusingStage(
  engine: RefusingEngine,
  cleanup: Cleanup,
): Promise<RefusingStage> {
  switch (engine) {
    case 'NOWEB':
      return setNowebStage(cleanup);
    case 'GOWS':
      return setGowsStage(cleanup);
  }
}

async function setNowebStage(cleanup: Cleanup): Promise<RefusingStage> {
  const standIn = await startNowebStandIn({ qrTimeoutMs: QR_MS });
  cleanup.add(() => standIn.stop());
  const transports = { noweb: createNowebTransport(standIn) };
  return setStage(standIn, { transports }, cleanup);
}

async function setGowsStage(cleanup: Cleanup): Promise<RefusingStage> {
  const standIn = await startGowsStandIn({ clockScale: CLOCK_SCALE });
  cleanup.add(() => standIn.stop());
  const transports = { gows: createGowsTransport(standIn) };
  return setStage(standIn, { transports }, cleanup);
}

type StandIn = Awaited<
  ReturnType<typeof startNowebStandIn | typeof startGowsStandIn>
>;

async function setStage(
  standIn: StandIn,
  overrides: ServerOverrides,
  cleanup: Cleanup,
): Promise<RefusingStage> {
  const settings = await createDemoSettings(cleanup);
  const server = await createServer(settings, overrides);
  cleanup.add(() => server.close());
  return {
    server,
    scan: (qr) => standIn.phone.scan(qr),
    dropGate: () => {
      standIn.scenario.gate = false;
    },
  };
}
