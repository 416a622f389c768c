import {
  generations,
  libraries,
  type LibraryName,
} from '@waha-passkey/testbed';
import { useGuardStage } from './guards/guard-stage';
import { untilState } from './guards/page-witness';

const names = Object.keys(libraries) as LibraryName[];
const pages = [
  'as of June 2026',
  'with all of it at once',
] as const satisfies (keyof typeof generations)[];

describe.each(pages)('the page %s, signed after its refs ran out', (page) => {
  const stage = useGuardStage({
    clockScale: 0.2,
    timings: { firstRefMs: 4_000, nextRefMs: 100, syncMs: 50, modulesMs: 500 },
  });

  beforeEach(() => Object.assign(stage.standIn.scenario, generations[page]));

  it.each(
    names.flatMap((name) => [
      [name, 'QR code'] as const,
      [name, 'pairing code'] as const,
    ]),
  )('links with %s, by %s', async (library, way) => {
    const scene = stage.open({ library });
    const qr = await scene.showQr();
    if (way === 'QR code') await scene.scan(qr);
    else {
      const { phoneNumber } = stage.standIn.account;
      await scene.enterCode(await scene.client.requestPairingCode(phoneNumber));
    }
    await scene.log.reached('awaiting-assertion');
    await untilState(scene.page, 'UNPAIRED_IDLE');
    // Whatever the page reported has reached the library.
    await scene.page.evaluate(`onAuthAppStateChangedEvent('')`);
    const ready = scene.next('ready');
    await scene.submit(stage.owner);
    await scene.approve();
    await scene.log.reached('completed');
    await ready;
    expect(scene.log.attempts).toHaveLength(1);
  });
});
