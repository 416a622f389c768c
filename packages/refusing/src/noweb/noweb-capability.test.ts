import { nowebCapability } from './noweb-capability';

describe('nowebCapability', () => {
  it('says who cannot, and which engine can', () => {
    expect(nowebCapability()).toMatchObject({
      supported: false,
      answeredBy: 'nobody',
      flows: [],
      confirmedBy: 'nobody',
      reason: { code: 'ENGINE_UNSUPPORTED', alternatives: ['WEBJS'] },
    });
  });

  it('names GOWS only on a host whose GOWS answers', () => {
    const { reason } = nowebCapability({ gowsNative: true });
    expect(reason?.alternatives).toEqual(['WEBJS', 'GOWS']);
  });
});
