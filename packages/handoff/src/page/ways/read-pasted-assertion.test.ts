import { readPastedAssertion } from './read-pasted-assertion';

const assertion = {
  id: 'AA',
  rawId: 'AA',
  type: 'public-key',
  response: { clientDataJSON: 'AA', authenticatorData: 'AA', signature: 'AA' },
};
const text = JSON.stringify(assertion);

describe('what a person pastes', () => {
  it.each([
    ['the result alone', text],
    ['the result with the console around it', `VM12:6 ${text}\nundefined`],
    ['the result over several lines', JSON.stringify(assertion, null, 2)],
  ])('is read when it is %s', (_, pasted) => {
    expect(readPastedAssertion(pasted)).toEqual(assertion);
  });

  it.each([
    ['nothing', ''],
    ['prose', 'it did not work'],
    ['half of the result', text.slice(0, 40)],
    ['another object', '{"challenge":"AA"}'],
    ['the answer to a registration', '{"type":"public-key"}'],
  ])('is refused when it is %s', (_, pasted) => {
    expect(readPastedAssertion(pasted)).toBeNull();
  });
});
