import { describeCause } from './describe-cause';

describe('describeCause', () => {
  it('quotes the first line of an error', () => {
    const error = new TypeError("Cannot read 'Msg'\n    at page:1");
    expect(describeCause(error)).toBe("TypeError: Cannot read 'Msg'");
  });

  it('takes the text that whatsapp-web.js throws', () => {
    expect(describeCause('ready timeout')).toBe('ready timeout');
  });

  it.each([
    ['a phone number', 'no chat 15550100000@c.us', 'no chat …@c.us'],
    ['a key', `key ${'aB3+'.repeat(10)}`, 'key …'],
  ])('leaves out %s', (_, message, described) => {
    expect(describeCause(message)).toBe(described);
  });
});
