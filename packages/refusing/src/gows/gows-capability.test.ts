import { gowsCapability } from './gows-capability';

describe('gowsCapability', () => {
  it('is answered by the engine itself where GOWS is native', () => {
    expect(gowsCapability({ native: true })).toMatchObject({
      supported: true,
      answeredBy: 'engine',
      flows: ['qr'],
      reason: null,
    });
  });

  it('says otherwise who can, and what to update', () => {
    const capability = gowsCapability();
    expect(capability).toMatchObject({
      supported: false,
      answeredBy: 'nobody',
      flows: [],
      reason: { code: 'ENGINE_UNSUPPORTED', alternatives: ['WEBJS'] },
    });
    expect(capability.reason?.message).toContain('2026.7.1');
  });
});
