import { find } from './find';

const eightCharacters = /^[0-9A-Z]{8}$/;
const spelt = /(?<![^\s:.,])(?:[0-9A-Z]\s){7}[0-9A-Z](?![^\s:.,])/;

/** The element with the code to compare, and the code if it can be read. */
export interface ShownCode {
  element: Element;
  code: string | null;
}

export function findMarkedCode(): ShownCode | null {
  const element = find('code');
  return element && { element, code: readShown(element) ?? readLabel(element) };
}

/**
 * Without a test id: what shows the code that the page's modules said, or what
 * shows one and spells the same one in its label.
 */
export function findUnmarkedCode(known: string | null): ShownCode | null {
  const [element, second] = known
    ? listShowing(known)
    : [...document.querySelectorAll('[aria-label]')].filter(isSelfEvident);
  if (!element || second) return null;
  return { element, code: known ?? readShown(element) };
}

/** The innermost of the elements around it. */
function listShowing(code: string): Element[] {
  const showing = [...document.body.querySelectorAll('*')].filter(
    (element) => readShown(element) === code,
  );
  return showing.filter(
    (element) =>
      !showing.some((other) => other !== element && element.contains(other)),
  );
}

function isSelfEvident(element: Element): boolean {
  const code = readShown(element);
  return code !== null && code === readLabel(element);
}

/** As shown, XXXX-XXXX. */
function readShown(element: Element): string | null {
  const { textContent } = element;
  if (textContent === null || textContent.length > 64) return null;
  const shown = textContent.replace(/[\s\p{Pd}]/gu, '');
  return eightCharacters.test(shown) ? shown : null;
}

/** As the label spells it, in whatever language. */
function readLabel(element: Element): string | null {
  const label = spelt.exec(element.getAttribute('aria-label') ?? '')?.[0];
  return label?.replace(/\s/g, '') ?? null;
}
