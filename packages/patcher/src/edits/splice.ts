/** Replaces `[start, end)` of a text. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

export function applySplice(text: string, splice: Splice): string {
  return text.slice(0, splice.start) + splice.text + text.slice(splice.end);
}
