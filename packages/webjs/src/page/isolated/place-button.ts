import type { ButtonName, ButtonPlace } from '../../protocol/page-command';
import { findButton, isEnabled } from './find-button';

export function placeButton(name: ButtonName): ButtonPlace {
  const button = findButton(name);
  if (!button) return { found: false };
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

export function focusButton(name: ButtonName): boolean {
  const button = findButton(name);
  button?.focus();
  return button !== null && document.activeElement === button;
}

export function clickButton(name: ButtonName): boolean {
  const button = findButton(name);
  button?.click();
  return button !== null;
}
