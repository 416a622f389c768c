import type { ButtonName } from '../../protocol/page-command';
import { ICONS } from '../../protocol/whatsapp-names';
import { hasIcon } from './button-facts';
import { find } from './find';
import { findMarkedCode, findUnmarkedCode } from './find-code';
import type { GateScreen } from './gate-screen';

/** By test id; else, since some bundles drop those, by the page's structure. */
export function findButton(
  name: ButtonName,
  screen: GateScreen,
): HTMLElement | null {
  switch (name) {
    case 'cancel':
      return find('cancel') ?? findUnmarkedCancel(screen);
    case 'continue':
      return (
        find('continue') ??
        findOnlyButton(find('prompt')) ??
        screen.tellApart().primary ??
        screen.findLoneButton()
      );
    case 'confirm':
      return find('confirm') ?? findUnmarkedConfirm(screen);
    case 'checkpoint':
      return findCheckpointButton(screen);
  }
}

function findOnlyButton(card: Element | null): HTMLElement | null {
  const cancel = find('cancel');
  const [first, second] = [
    ...(card?.querySelectorAll<HTMLElement>('button') ?? []),
  ].filter((button) => button !== cancel);
  return first && !second ? first : null;
}

/**
 * The one button of the smallest box around the code, which must not be all
 * there is: then it could be Cancel as well.
 */
function findUnmarkedConfirm(screen: GateScreen): HTMLElement | null {
  const marked = find('cancel');
  const { primary, cancel } = screen.tellApart();
  const code = findMarkedCode() ?? findUnmarkedCode(screen.knownCode);
  const buttons = screen
    .listButtons()
    .filter((button) => button !== marked && button !== cancel);
  const around = code && findOnlyAround(code.element, buttons);
  if (around && primary && around !== primary) return null;
  if (primary) return primary;
  const isOther = (marked ?? cancel) !== null || buttons.length > 1;
  return isOther ? around : null;
}

function findOnlyAround(
  inner: Element,
  buttons: HTMLElement[],
): HTMLElement | null {
  for (let box: Element | null = inner; box; box = box.parentElement) {
    const [first, second] = buttons.filter((b) => box?.contains(b));
    if (first) return second ? null : first;
  }
  return null;
}

function findUnmarkedCancel(screen: GateScreen): HTMLElement | null {
  const { cancel } = screen.tellApart();
  if (cancel) return cancel;
  const confirm = findUnmarkedConfirm(screen);
  const [other, third] = screen.listButtons().filter((b) => b !== confirm);
  return confirm && other && !third ? other : null;
}

/**
 * The modal's two buttons differ by their icons alone, and the other one
 * unlinks the device: without exactly one of each there is nothing to press.
 */
function findCheckpointButton(screen: GateScreen): HTMLElement | null {
  if (find('cancel') ?? find('prompt')) return null;
  const buttons = screen.listCheckpointButtons();
  const logouts = buttons.filter((b) => hasIcon(b, ICONS.logout));
  const continues = buttons.filter(
    (b) => hasIcon(b, ICONS.forward) && !hasIcon(b, ICONS.logout),
  );
  if (logouts.length !== 1 || continues.length !== 1) return null;
  return continues[0] ?? null;
}
