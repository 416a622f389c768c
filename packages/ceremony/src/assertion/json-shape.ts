export interface JsonShape {
  depth: number;
  /** Members of the outermost object, repeated keys counted each time. */
  members: number;
}

/** Measures JSON that `JSON.parse` has accepted as an object. */
export function measureJson(text: string): JsonShape {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case QUOTE:
        index = skipString(text, index);
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth -= 1;
        break;
      case COLON:
        if (depth === 1) members += 1;
        break;
    }
  }
  return { depth: deepest, members };
}

/** Returns the index of the closing quote. */
function skipString(text: string, open: number): number {
  let index = open + 1;
  for (;;) {
    const character = text.charCodeAt(index);
    if (character === QUOTE) return index;
    index += character === BACKSLASH ? 2 : 1;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
