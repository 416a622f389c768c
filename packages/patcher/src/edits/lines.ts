/** Start of the line that holds `position`. */
export function lineStart(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1;
}

/** End of that line, its line break not included. */
export function lineEnd(text: string, position: number): number {
  const feed = text.indexOf('\n', position);
  if (feed < 0) {
    return text.length;
  }
  return feed > 0 && text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** The line break after `position`, or the file's first, or `\n`. */
export function lineBreakAt(text: string, position: number): string {
  const at = lineEnd(text, position);
  if (at < text.length) {
    return text[at] === '\r' ? '\r\n' : '\n';
  }
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** White space before the first character of the line. */
export function indentAt(text: string, position: number): string {
  const start = lineStart(text, position);
  return /^[ \t]*/.exec(text.slice(start, position))?.[0] ?? '';
}

/** True when nothing but white space stands before it on its line. */
export function isFirstOnLine(text: string, position: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, position), position));
}

/** True when nothing but white space stands after it on its line. */
export function isLastOnLine(text: string, position: number): boolean {
  return /^[ \t]*$/.test(text.slice(position, lineEnd(text, position)));
}
