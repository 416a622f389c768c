import { assertNodeVersion } from './assert-node-version.cjs';

describe('assertNodeVersion', () => {
  it.each(['20.11.0', '20.20.2', '22.1.0', '100.0.0'])(
    'accepts %s',
    (version) => expect(() => assertNodeVersion(version)).not.toThrow(),
  );

  it.each(['18.20.4', '20.10.0'])('refuses %s, and says what is needed', (v) =>
    expect(() => assertNodeVersion(v)).toThrow('Node 20.11 or newer'),
  );
});
