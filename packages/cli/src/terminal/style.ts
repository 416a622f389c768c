/** Where lines go: standard output, or a list in a test. */
export interface TerminalOutput {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** Escape codes where a person reads along; nothing in pipes and files. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

export function createStyle(output: { isTTY?: boolean }): Style {
  // https://no-color.org
  const plain = !output.isTTY || Boolean(process.env['NO_COLOR']);
  const wrap = (on: number, off: number) => (text: string) =>
    plain ? text : `\u001b[${on}m${text}\u001b[${off}m`;
  return {
    bold: wrap(1, 22),
    dim: wrap(2, 22),
    good: wrap(32, 39),
    bad: wrap(31, 39),
  };
}
