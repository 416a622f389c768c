import { toString } from 'qrcode';

/** A QR code of half blocks, indented, small enough for 80 columns. */
export async function drawQr(text: string): Promise<string> {
  const drawn = await toString(text, { type: 'utf8', margin: 2 });
  return drawn
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
