import { defaultScenario } from '@waha-passkey/testbed';
import { parseScenario } from './parse-scenario';

describe('parseScenario', () => {
  it('accepts every member as the default has it', () => {
    const text = JSON.stringify(defaultScenario);
    expect(parseScenario(text)).toEqual(defaultScenario);
  });

  it.each([
    { serverError: 'pairing' },
    { testIds: 'none', callsGet: false },
    { optionsTimeoutMs: null, extensions: null },
    { secondPrologueAfterMs: 50, allowCredentials: ['AQID', null] },
  ])('accepts %j', (scenario) => {
    expect(parseScenario(JSON.stringify(scenario))).toEqual(scenario);
  });

  it.each([
    ['{"gate":"yes"}', 'gate must be true or false.'],
    [
      '{"serverError":"nonsense"}',
      'serverError must be "prologue", "nonce", "pairing" or null.',
    ],
    ['{"testIds":null}', 'testIds must be "all", "no-primary-buttons" or'],
    ['{"version":3}', 'version must be a text.'],
    ['{"phoneDelayMs":null}', 'phoneDelayMs must be a number of milliseconds.'],
    ['{"optionsTimeoutMs":"1"}', 'must be a number of milliseconds or null.'],
    ['{"allowCredentials":[1]}', 'must be a list of base64url texts or null.'],
    ['{"extensions":[]}', 'extensions must be a JSON object or null.'],
    ['{"constructor":1}', 'There is no constructor, but gate, version'],
    ['[]', 'It must be a JSON object'],
    ['null', 'It must be a JSON object'],
    ['{gate:false}', 'It must be a JSON object'],
  ])('refuses %s', (text, why) => {
    expect(() => parseScenario(text)).toThrow(why);
  });
});
