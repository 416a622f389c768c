import { create } from 'qrcode';

const MARGIN = 2;
const INDENT = '    ';

/**
 * A QR code of half blocks, small enough for 80 columns. On a terminal it is
 * drawn dark on light whatever its colours: cameras do not read the reverse.
 */
export function drawQr(text: string, isTty: boolean): string {
  const { modules } = create(text, {});
  const isDark = (row: number, column: number) =>
    row >= 0 &&
    row < modules.size &&
    column >= 0 &&
    column < modules.size &&
    Boolean(modules.get(row, column));

  const lines: string[] = [];
  for (let row = -MARGIN; row < modules.size + MARGIN; row += 2) {
    let line = '';
    for (let column = -MARGIN; column < modules.size + MARGIN; column += 1) {
      line += halfBlock(isDark(row, column), isDark(row + 1, column));
    }
    lines.push(INDENT + (isTty ? `\u001b[30;107m${line}\u001b[0m` : line));
  }
  return lines.join('\n');
}

function halfBlock(isUpperDark: boolean, isLowerDark: boolean): string {
  if (isUpperDark) return isLowerDark ? '█' : '▀';
  return isLowerDark ? '▄' : ' ';
}
