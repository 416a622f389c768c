import type { ButtonName } from '../../protocol/page-command';
import { ICONS } from '../../protocol/whatsapp-names';
import { find } from './find';

/** By test id; else, since some bundles drop those, by where a button stands. */
export function findButton(name: ButtonName): HTMLElement | null {
  switch (name) {
    case 'cancel':
      return find('cancel');
    case 'continue':
      return (
        find('continue') ?? findOnlyButton(find('prompt')) ?? findForward()
      );
    case 'confirm':
      return find('confirm') ?? findOnlyButtonAround(find('code'));
    case 'checkpoint':
      return findCheckpointButton();
  }
}

export function isEnabled(button: HTMLElement): boolean {
  return (
    !button.matches(':disabled') &&
    button.getAttribute('aria-disabled') !== 'true'
  );
}

export function hasIcon(button: Element, title: string): boolean {
  return [...button.querySelectorAll('svg title')].some(
    (element) => element.textContent === title,
  );
}

function findOnlyButton(card: Element | null): HTMLElement | null {
  const [first, second] = listButtons(card);
  return first && !second ? first : null;
}

/** The smallest box around `inner` that holds a button, if it holds but one. */
function findOnlyButtonAround(inner: Element | null): HTMLElement | null {
  for (let box = inner; box; box = box.parentElement) {
    const [first, second] = listButtons(box);
    if (first) return second ? null : first;
  }
  return null;
}

function listButtons(box: Element | null): HTMLElement[] {
  const cancel = find('cancel');
  return [...(box?.querySelectorAll<HTMLElement>('button') ?? [])].filter(
    (button) => button !== cancel,
  );
}

/** Only asked for while the gate is known to be up. */
function findForward(): HTMLElement | null {
  const buttons = [...document.querySelectorAll<HTMLElement>('button')];
  if (buttons.some((b) => hasIcon(b, ICONS.logout))) return null;
  const forward = buttons.filter((b) => hasIcon(b, ICONS.forward));
  return forward.length === 1 ? (forward[0] ?? null) : null;
}

/**
 * The modal's two buttons differ by their icons alone, and the other one
 * unlinks the device: without exactly one of each there is nothing to press.
 */
function findCheckpointButton(): HTMLElement | null {
  if (find('cancel') ?? find('prompt')) return null;
  const buttons = [...document.querySelectorAll<HTMLElement>('button')];
  const logouts = buttons.filter((b) => hasIcon(b, ICONS.logout));
  const continues = buttons.filter(
    (b) => hasIcon(b, ICONS.forward) && !hasIcon(b, ICONS.logout),
  );
  if (logouts.length !== 1 || continues.length !== 1) return null;
  return continues[0] ?? null;
}
