import { drawQr } from './draw-qr';

describe('drawQr', () => {
  it('fits a WhatsApp QR code into 80 columns', () => {
    const lines = drawQr('x'.repeat(240), false).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });

  it('draws a finder pattern into the corner', () => {
    const lines = drawQr('A', false).split('\n');
    const corner = lines.slice(1, 5).map((line) => line.slice(6, 13));
    expect(corner).toEqual(['█▀▀▀▀▀█', '█ ███ █', '█ ▀▀▀ █', '▀▀▀▀▀▀▀']);
  });

  it('brings its own paper on a terminal, and none into a file', () => {
    expect(drawQr('A', true)).toContain('\u001b[30;107m');
    expect(drawQr('A', false)).not.toContain('\u001b');
  });
});
