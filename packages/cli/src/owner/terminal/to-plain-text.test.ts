import { toPlainText } from './to-plain-text';

describe('toPlainText', () => {
  it('lets no escape sequence through', () => {
    expect(toPlainText('sales\u001b[2J\u009b1A\rSigned.\n')).toBe(
      'sales\ufffd[2J\ufffd1A\ufffdSigned.\ufffd',
    );
  });

  it('lets nothing turn the direction of the text', () => {
    expect(toPlainText('a\u202eb\u2066c')).toBe('a\ufffdb\ufffdc');
  });

  it('leaves names in any script alone', () => {
    expect(toPlainText('Venda são 販売 🙂')).toBe('Venda são 販売 🙂');
  });

  it('shortens what is too long to read', () => {
    expect(toPlainText('x'.repeat(600))).toHaveLength(501);
  });
});
