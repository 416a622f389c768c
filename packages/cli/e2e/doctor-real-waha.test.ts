import { rmSync } from 'node:fs';
import { bundleOverlay } from '../../overlay/e2e/host-app';
import {
  apiKey,
  startRealWaha,
  urlOf,
  wahaRoot,
} from '../../overlay/e2e/start-real-waha';
import type { RunningWaha } from '../../waha/e2e/real-waha/running-waha';
import type { Diagnosis } from '../src/doctor/diagnosis';
import { runDoctor } from '../src/doctor/run-doctor';
import { ScriptedPerson } from './owner/scripted-person';

async function examine(url: string) {
  let output = '';
  const exit = await runDoctor(
    { url, json: true },
    {
      apiKey,
      prompt: new ScriptedPerson(),
      signal: new AbortController().signal,
      write: (text) => (output += text),
    },
  );
  return { exit, ...(JSON.parse(output) as Diagnosis) };
}

(wahaRoot === '' ? describe.skip : describe)('doctor, on a real WAHA', () => {
  let waha: RunningWaha;

  afterEach(() => waha.stop());

  it('says that passkeys are missing, and how to add them', async () => {
    waha = await startRealWaha('WEBJS');
    expect(await examine(urlOf(waha))).toMatchObject({
      exit: 3,
      generation: 'T1',
      tier: 'CORE',
      browser: expect.stringMatching(/chrom/),
      routes: { upstream: false, ours: false },
      findings: [{ code: 'NO_PASSKEYS' }],
    });
  }, 120_000);

  it.each([
    ['WEBJS', 0, []],
    ['NOWEB', 3, ['ENGINE_UNSUPPORTED']],
  ])(
    'tells what %s can do with the overlay',
    async (engine, exit, codes) => {
      const overlay = bundleOverlay();
      try {
        waha = await startRealWaha(engine, { overlays: [overlay] });
      } finally {
        rmSync(overlay, { recursive: true });
      }
      const { findings, ...found } = await examine(urlOf(waha));
      expect(found).toMatchObject({
        exit,
        routes: { upstream: true, ours: true },
        engines: [{ engine, passkey: { supported: exit === 0 } }],
      });
      expect(findings.map(({ code }) => code)).toEqual(codes);
    },
    120_000,
  );
});
