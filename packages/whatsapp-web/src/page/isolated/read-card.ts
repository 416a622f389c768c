import type { CardStep, CardView } from '../../protocol/page-message';
import { ICONS } from '../../protocol/whatsapp-names';
import { hasIcon, isEnabled } from './button-facts';
import { find, isAnyTestIdPresent, isQrShown, isScreenMarked } from './find';
import { findButton } from './find-button';
import { findMarkedCode } from './find-code';
import type { GateScreen } from './gate-screen';
import { readUnmarkedCard } from './read-unmarked-card';

/** By test ids; a screen that bears none is read by its structure. */
export function readCard(screen: GateScreen): CardView {
  const marked = isAnyTestIdPresent() ? readMarkedCard(screen) : null;
  const card = marked ?? (isScreenMarked() ? noCard : readUnmarkedCard(screen));
  return { ...card, qr: isQrShown(), checkpoint: readCheckpoint(screen) };
}

type Card = Pick<CardView, 'step' | 'code'>;

const noCard: Card = { step: 'none', code: null };

function readMarkedCard(screen: GateScreen): Card | null {
  const code = findMarkedCode()?.code ?? null;
  const step = readStep(code, screen);
  return step === 'none' ? null : { step, code };
}

function readStep(code: string | null, screen: GateScreen): CardStep {
  if (code !== null || find('codeCard')) {
    const confirm = findButton('confirm', screen);
    return confirm && !isEnabled(confirm) ? 'confirming' : 'code';
  }
  if (find('waiting') ?? find('waitingButton')) return 'waiting';
  const button = find('continue') ?? find('prompt')?.querySelector('button');
  if (button instanceof HTMLElement) {
    if (!isEnabled(button)) return 'pending';
    return hasAlert(button) ? 'error' : 'prompt';
  }
  // Cancel stands below every step of the screen, and below nothing else.
  return find('cancel') ? 'waiting' : 'none';
}

function hasAlert(button: HTMLElement): boolean {
  const card = find('prompt') ?? button.parentElement;
  return (card?.querySelector('[role="alert"]') ?? null) !== null;
}

/** Two icons tell the modal: its text is localised, and it has no test ids. */
function readCheckpoint(screen: GateScreen): CardView['checkpoint'] {
  const isUp =
    hasCheckpointIcon() &&
    screen.listCheckpointButtons().some((b) => hasIcon(b, ICONS.logout));
  if (!isUp) return 'none';
  const button = findButton('checkpoint', screen);
  return button && isEnabled(button) ? 'idle' : 'busy';
}

export function hasCheckpointIcon(): boolean {
  return [...document.querySelectorAll('title')].some(
    (title) =>
      title.textContent === ICONS.logout && title.closest('button svg'),
  );
}
