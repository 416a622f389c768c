import type { Node } from 'ts-morph';
import { indentAt, lineBreakAt } from './lines';
import type { Splice } from './splice';

/** Adds an entry of a comma-separated list, on a line of its own. */
export function spliceEntry(text: string, anchor: Node, entry: string): Splice {
  const at = endWithComma(text, anchor);
  const line =
    lineBreakAt(text, anchor.getEnd()) +
    indentAt(text, anchor.getStart()) +
    entry;
  const hasComma = at > anchor.getEnd();
  return { start: at, end: at, text: hasComma ? `${line},` : `,${line}` };
}

/** Undoes `spliceEntry`; `previous` is the entry before. */
export function removeEntry(text: string, previous: Node, entry: Node): Splice {
  const end = endWithComma(text, entry);
  const start =
    end > entry.getEnd() ? endWithComma(text, previous) : previous.getEnd();
  return { start, end, text: '' };
}

/** Behind the comma that follows the node, or behind the node. */
function endWithComma(text: string, node: Node): number {
  const rest = /^\s*,/.exec(text.slice(node.getEnd()));
  return node.getEnd() + (rest?.[0].length ?? 0);
}
