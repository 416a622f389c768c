import type { CardView } from '../../protocol/page-message';
import { isEnabled } from './button-facts';
import { findButton } from './find-button';
import { findUnmarkedCode } from './find-code';
import type { GateScreen } from './gate-screen';
import { branchOf } from './tell-apart';

/** What a passkey screen without test ids shows; the gate is known to be up. */
export function readUnmarkedCard(
  screen: GateScreen,
): Pick<CardView, 'step' | 'code'> {
  const buttons = screen.listButtons();
  const [first] = buttons;
  if (!first) return { step: 'none', code: null };
  const shown = findUnmarkedCode(screen.knownCode);
  if (shown) {
    const confirm = findButton('confirm', screen);
    const isPressed = confirm !== null && !isEnabled(confirm);
    return { step: isPressed ? 'confirming' : 'code', code: shown.code };
  }
  const { primary, cancel } = screen.tellApart();
  if (buttons.length === 1 && screen.isCancelKnown) {
    // Cancel is on every step: without it, another screen has come.
    return { step: cancel ? 'waiting' : 'none', code: null };
  }
  if (!buttons.every(isEnabled)) return { step: 'pending', code: null };
  const hasFailed = primary !== null && hasAlert(primary, cancel);
  return { step: hasFailed ? 'error' : 'prompt', code: null };
}

function hasAlert(button: HTMLElement, other: HTMLElement | null): boolean {
  const card = other && branchOf(button, other);
  return [...(card?.querySelectorAll('[role="alert"]') ?? [])].some(
    ({ textContent }) => textContent !== '',
  );
}
