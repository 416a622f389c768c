import { checkPhoneNumber } from './check-phone-number';

describe('checkPhoneNumber', () => {
  it.each(['12025550108', '+1 (202) 555-0108', '1 202 555 0108'])(
    'takes %s as people write it',
    (given) => {
      expect(checkPhoneNumber(given)).toBe('12025550108');
    },
  );

  it.each([undefined, null])('takes %s for a QR code', (given) => {
    expect(checkPhoneNumber(given)).toBeUndefined();
  });

  it.each([
    '',
    'abc',
    '123456',
    '1234567890123456',
    '12025550108;x',
    12025550108,
  ])('refuses %j with what to do', (given) => {
    expect(() => checkPhoneNumber(given)).toThrow(
      /international format.*Leave it out for a QR code/,
    );
  });
});
