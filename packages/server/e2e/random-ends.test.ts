import { setTimeout as wait } from 'node:timers/promises';
import {
  randomMoments,
  startStandIn,
  type StandIn,
} from '@waha-passkey/testbed';
import { browserOf } from './hosts/browser-processes';
import { createDataFolder, removeDataFolder } from './hosts/data-folder';

import { ServerProcess } from './hosts/server-process';
import type { SessionClient } from './hosts/session-client';

const WINDOW_MS = 400;

jest.setTimeout(1_800_000);

describe('a session that ends at any moment of a page load', () => {
  let standIn: StandIn;
  let folder: string;
  let server: ServerProcess;

  beforeAll(async () => {
    standIn = await startStandIn({ clockScale: 0.1 });
    folder = await createDataFolder();
    server = await ServerProcess.start(standIn, folder);
  });

  afterAll(async () => {
    await server?.end('SIGTERM');
    await standIn?.stop();
    await removeDataFolder(folder);
  });

  const ends: Record<string, (session: SessionClient) => Promise<unknown>> = {
    stop: (session) => session.order('stop'),
    DELETE: (session) => session.delete(),
    restart: (session) => session.order('restart'),
    'a killed browser': async (session) =>
      process.kill(await browserOf(folder, session.name), 'SIGKILL'),
  };

  it.each(Object.keys(ends))(
    'by %s ends alone: process and other sessions go on',
    async (how) => {
      const witness = server.session(`witness-${how.length}`);
      await witness.create();
      await witness.next('SCAN_QR_CODE');
      const seen = witness.steps.length;
      for (const moment of randomMoments(how.length, 4)) {
        const session = server.session('subject');
        const loads = standIn.pageLoads;
        await session.create();
        await standIn.waitFor('a page', () => standIn.pageLoads > loads);
        await wait(moment * WINDOW_MS);
        await ends[how]?.(session);
        await session.delete();
      }
      expect(server.exitCode).toBeNull();
      expect(witness.steps.slice(seen)).toEqual([]);
      await witness.delete();
    },
  );
});
