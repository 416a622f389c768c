import { ICONS } from '../../protocol/whatsapp-names';
import { hasIcon, isFilled } from './button-facts';

export interface GateButtons {
  /** The step's own button: Continue, or the one that confirms the code. */
  primary: HTMLElement | null;
  cancel: HTMLElement | null;
}

const neither: GateButtons = { primary: null, cancel: null };

/**
 * Which of the passkey screen's buttons is which, never by text. Signs that
 * contradict each other, and none at all, leave the question open.
 */
export function tellApart(
  buttons: HTMLElement[],
  cancelMark: string | null,
): GateButtons {
  const cancels = buttons.filter((b) => b.outerHTML === cancelMark);
  const others = buttons.filter((b) => b.outerHTML !== cancelMark);
  if (cancels.length === 1) {
    const primary = others.length === 1 ? others[0] : findForward(others);
    return { primary: primary ?? null, cancel: cancels[0] ?? null };
  }
  const [first, second, third] = buttons;
  if (!first || !second || third) {
    return { primary: findForward(buttons) ?? null, cancel: null };
  }
  const votes = [findForward(buttons), findCarded(first, second)]
    .concat(findOnly(buttons, isFilled))
    .filter((vote) => vote !== undefined);
  const [primary] = votes;
  if (!primary || votes.some((vote) => vote !== primary)) return neither;
  return { primary, cancel: primary === first ? second : first };
}

function findForward(buttons: HTMLElement[]): HTMLElement | undefined {
  return findOnly(buttons, (button) => hasIcon(button, ICONS.forward));
}

function findOnly(
  buttons: HTMLElement[],
  fits: (button: HTMLElement) => boolean,
): HTMLElement | undefined {
  const fitting = buttons.filter(fits);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/**
 * Each step is a card with its words and its button; Cancel is bare, below
 * all of them.
 */
function findCarded(
  first: HTMLElement,
  second: HTMLElement,
): HTMLElement | undefined {
  const isCarded =
    hasWords(branchOf(first, second), first) &&
    !hasWords(branchOf(second, first), second);
  return isCarded ? first : undefined;
}

/** The largest box around `button` that does not hold `other`, too. */
export function branchOf(button: HTMLElement, other: Node | null): HTMLElement {
  let branch = button;
  for (
    let box = branch.parentElement;
    box && box !== document.body && !box.contains(other);
    box = box.parentElement
  ) {
    branch = box;
  }
  return branch;
}

function hasWords(box: HTMLElement, button: HTMLElement): boolean {
  return read(box) !== read(button);
}

function read(element: Element): string {
  return (element.textContent ?? '').replace(/\s/g, '');
}
