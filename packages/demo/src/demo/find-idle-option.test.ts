import type { DemoOptions } from './demo-options';
import { findIdleOption } from './find-idle-option';

describe('findIdleOption', () => {
  it.each([
    'pairingCode',
    'code',
    'interactive',
    'headful',
    'port',
    'scenario',
  ] as const)('finds %s beside an engine that only refuses', (name) => {
    expect(find({ engine: 'NOWEB' }, name)).toMatchObject({
      name,
      why: 'does nothing with --engine NOWEB, which takes no other option',
    });
  });

  it('finds a pairing code where a person scans by a click', () => {
    expect(find({ interactive: true }, 'interactive', 'pairingCode')).toEqual({
      name: 'pairingCode',
      why: expect.stringContaining('go with it') as string,
    });
  });

  it('finds a port without the page', () => {
    expect(find({}, 'port')).toMatchObject({ name: 'port' });
  });

  it('finds none where all have an effect', () => {
    expect(find({ engine: 'GOWS' }, 'engine')).toBeNull();
    expect(find({}, 'pairingCode', 'code', 'headful', 'scenario')).toBeNull();
    expect(find({ engine: 'WPP' }, 'engine', 'pairingCode')).toBeNull();
    expect(
      find({ interactive: true }, 'code', 'headful', 'port', 'scenario'),
    ).toBeNull();
  });

  function find(
    options: Partial<DemoOptions>,
    ...given: (keyof DemoOptions)[]
  ) {
    return findIdleOption(
      { engine: 'WEBJS', interactive: false, ...options },
      (name) => given.includes(name),
    );
  }
});
