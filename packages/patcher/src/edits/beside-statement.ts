import type { Node } from 'ts-morph';
import {
  indentAt,
  isFirstOnLine,
  isLastOnLine,
  lineBreakAt,
  lineEnd,
  lineStart,
} from './lines';
import type { Splice } from './splice';

/** A line of its own before the anchor, or in its line when it shares one. */
export function spliceBefore(
  text: string,
  anchor: Node,
  statement: string,
): Splice {
  const start = anchor.getStart();
  if (!isFirstOnLine(text, start)) {
    return { start, end: start, text: `${statement} ` };
  }
  const at = lineStart(text, start);
  const line = indentAt(text, start) + statement + lineBreakAt(text, start);
  return { start: at, end: at, text: line };
}

/** A line of its own after the anchor, or in its line when it shares one. */
export function spliceAfter(
  text: string,
  anchor: Node,
  statement: string,
): Splice {
  const end = anchor.getEnd();
  if (!isFirstOnLine(text, anchor.getStart()) || !isLastOnLine(text, end)) {
    return { start: end, end, text: ` ${statement}` };
  }
  const at = lineEnd(text, end);
  const indent = indentAt(text, anchor.getStart());
  return {
    start: at,
    end: at,
    text: lineBreakAt(text, end) + indent + statement,
  };
}

/** Undoes `spliceBefore`. */
export function removeBefore(text: string, statement: Node): Splice {
  const start = statement.getStart();
  const end = statement.getEnd();
  if (!isFirstOnLine(text, start) || !isLastOnLine(text, end)) {
    return { start, end: end + 1, text: '' };
  }
  const lineBreak = lineBreakAt(text, end);
  return {
    start: lineStart(text, start),
    end: lineEnd(text, end) + lineBreak.length,
    text: '',
  };
}

/** Undoes `spliceAfter`. */
export function removeAfter(text: string, statement: Node): Splice {
  const start = statement.getStart();
  const end = statement.getEnd();
  if (!isFirstOnLine(text, start)) {
    return { start: start - 1, end, text: '' };
  }
  const feed = lineStart(text, start) - 1;
  const previousEnd = text[feed - 1] === '\r' ? feed - 1 : feed;
  return { start: previousEnd, end, text: '' };
}
