import { drifts } from './drifts';
import { useFailSafeScene } from './fail-safe-scene';

describe('a host that lacks a marker', () => {
  const scene = useFailSafeScene();

  it.each(drifts)('stays as it was without %s', async (marker, changes) => {
    const undo = scene.app.drift(changes);
    try {
      await scene.start({ overlays: [scene.overlay] });
    } finally {
      undo();
    }
    expect(scene.lines()).toEqual([
      `waha-passkey: WAHA 2026.2.1 runs without passkeys: ${marker} is missing. Please report this line: npm bugs @waha-passkey/overlay`,
    ]);
    const { schemas } = scene.bare.components;
    if (!marker.startsWith('WAHASessionStatus')) {
      await scene.expectUntouched();
    }
    expect(Object.keys(scene.host.document.components.schemas)).toEqual(
      Object.keys(schemas),
    );
  });
});
