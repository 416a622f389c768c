import type { PairingCodeNotice } from '@waha-passkey/contract';
import { defaultScenario, type Scenario } from '@waha-passkey/testbed';
import type { ClientScene } from './client-scene';
import { useGuardStage } from './guards/guard-stage';

describe('a pairing code that WhatsApp accepts no longer', () => {
  const stage = useGuardStage({ clockScale: 0.2, timings: { syncMs: 50 } });

  interface Shown {
    scene: ClientScene;
    code: string;
    notices: PairingCodeNotice[];
    /** Of our log, about the pairing code. */
    lines: string[];
  }

  async function showCode(scenario: Partial<Scenario> = {}): Promise<Shown> {
    Object.assign(stage.standIn.scenario, defaultScenario, scenario);
    const lines: string[] = [];
    const keep = (line: string) => {
      if (line.includes('pairing code')) lines.push(line);
    };
    const ignore = () => undefined;
    const scene = stage.open({
      logger: { debug: ignore, info: keep, warn: keep, error: keep },
    });
    const notices: PairingCodeNotice[] = [];
    scene.passkey.on('pairing-code-ended', (notice) => notices.push(notice));
    await scene.showQr();
    return { scene, code: await requestCode(scene), notices, lines };
  }

  function requestCode({ client }: ClientScene): Promise<string> {
    return client.requestPairingCode(stage.standIn.account.phoneNumber);
  }

  const isEnded = ({ scene, notices }: Shown) =>
    scene.log.until('an end of the code', () => notices.length > 0);

  it.each([
    ['refresh_alt_linking_code', 'expired'],
    ['force_manual_refresh', 'expired'],
    ['error_alt_linking', 'failed'],
  ] as const)('is withdrawn after %s', async (pairingCodeEnd, state) => {
    const shown = await showCode({ pairingCodeEnd });
    const { scene, code, notices, lines } = shown;
    expect(scene.passkey.statusOver('SCAN_QR_CODE').data).toBeNull();
    stage.standIn.endPairingCodes();
    await isEnded(shown);
    const notice = { state, message: expect.any(String) as string };
    expect(notices).toEqual([notice]);
    expect(notices[0]?.message).toMatch(/[Rr]equest a new code/);
    expect(lines).toEqual([`[default] ${notices[0]?.message}`]);
    expect(scene.passkey.statusOver('SCAN_QR_CODE').data).toEqual({
      pairingCode: notice,
    });
    expect(scene.passkey.statusOver('WORKING').data).toBeNull();
    await expect(scene.enterCode(code)).rejects.toThrow('No page shows');

    const next = await requestCode(scene);
    expect(scene.passkey.statusOver('SCAN_QR_CODE').data).toBeNull();
    await scene.enterCode(next);
    await scene.log.reached('awaiting-assertion');
    await scene.submit(stage.owner);
    await scene.approve();
    await scene.log.reached('completed');
    expect(notices.map((one) => one.state)).toEqual([state, 'used']);
    expect(scene.passkey.statusOver('SCAN_QR_CODE').data).toBeNull();
  });

  it('is used once the phone has taken it, before the gate and without one', async () => {
    const shown = await showCode({ gate: false });
    await shown.scene.enterCode(shown.code);
    await isEnded(shown);
    await shown.scene.next('ready');
    expect(shown.notices.map(({ state }) => state)).toEqual(['used']);
  });

  it('expires by its clock', async () => {
    const shown = await showCode({ pairingCodeMs: 1_000 });
    await isEnded(shown);
    expect(shown.notices).toMatchObject([{ state: 'expired' }]);
  });

  it('expires with its socket where the page’s events are elsewhere', async () => {
    const shown = await showCode({ firesEvents: false });
    await shown.scene.page.evaluate(`require('WAWebCmd').Cmd.refreshQR()`);
    await isEnded(shown);
    expect(shown.notices).toMatchObject([{ state: 'expired' }]);
  });

  it('expires with its document', async () => {
    const shown = await showCode();
    await shown.scene.page.reload();
    await isEnded(shown);
    expect(shown.notices).toMatchObject([{ state: 'expired' }]);
  });

  it('is not spoken of when the session stops, or links without the event', async () => {
    const shown = await showCode({ announcesPrimaryHello: false, gate: false });
    await shown.scene.enterCode(shown.code);
    await shown.scene.next('ready');
    expect(shown.notices).toEqual([]);
    const other = await showCode();
    await other.scene.passkey.detach();
    expect(other.lines).toEqual([]);
    expect(other.notices).toEqual([]);
  });
});
