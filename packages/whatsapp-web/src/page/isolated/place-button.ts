import type { ButtonName, ButtonPlace } from '../../protocol/page-command';
import { isEnabled } from './button-facts';
import { findButton } from './find-button';
import type { GateScreen } from './gate-screen';
import type { PressGuard } from './press-guard';

export function placeButton(name: ButtonName, screen: GateScreen): ButtonPlace {
  const button = findButton(name, screen);
  return button ? place(button) : { found: false };
}

export function aimAtButton(
  name: ButtonName,
  screen: GateScreen,
  guard: PressGuard,
): ButtonPlace {
  const button = findButton(name, screen);
  if (!button) return { found: false };
  guard.hold(button);
  return place(button);
}

function place(button: HTMLElement): ButtonPlace {
  button.scrollIntoView({ block: 'center', inline: 'center' });
  const box = button.getBoundingClientRect();
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  return {
    found: true,
    enabled: isEnabled(button),
    reachable: box.width > 0 && box.height > 0 && button.contains(top),
    x,
    y,
  };
}

export function focusButton(
  name: ButtonName,
  screen: GateScreen,
  guard: PressGuard,
): boolean {
  const button = findButton(name, screen);
  button?.focus();
  if (!button || document.activeElement !== button) return false;
  guard.hold(button);
  return true;
}

export function clickButton(name: ButtonName, screen: GateScreen): boolean {
  const button = findButton(name, screen);
  button?.click();
  return button !== null;
}
