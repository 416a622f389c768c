import { assertNodeVersion } from './assert-node-version.cjs';

describe('assertNodeVersion', () => {
  it.each(['20.0.0', '20.20.2', '22.1.0', '100.0.0'])('accepts %s', (version) =>
    expect(() => assertNodeVersion(version)).not.toThrow(),
  );

  it('refuses an older one, and says which is needed', () => {
    expect(() => assertNodeVersion('18.20.4')).toThrow('Node 20 or newer');
  });
});
