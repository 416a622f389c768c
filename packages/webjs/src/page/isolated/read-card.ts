import type { CardStep, CardView } from '../../protocol/page-message';
import { ICONS } from '../../protocol/whatsapp-names';
import { find, isAnyTestIdPresent } from './find';
import { findButton, isEnabled } from './find-button';

export function readCard(): CardView {
  const checkpoint = readCheckpoint();
  if (!isAnyTestIdPresent()) {
    return { step: 'none', code: null, qr: false, checkpoint };
  }
  const code = readCode();
  return {
    step: readStep(code),
    code,
    qr: find('qr') !== null,
    checkpoint,
  };
}

function readStep(code: string | null): CardStep {
  if (code !== null || find('codeCard')) {
    const confirm = findButton('confirm');
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

const eightCharacters = /^[0-9A-Z]{8}$/;
const spelt = /(?<![^\s:.,])(?:[0-9A-Z]\s){7}[0-9A-Z](?![^\s:.,])/;

/** As shown, XXXX-XXXX; else as the label spells it, in whatever language. */
function readCode(): string | null {
  const display = find('code');
  if (!display) return null;
  const shown = (display.textContent ?? '').replace(/[\s-]/g, '');
  if (eightCharacters.test(shown)) return shown;
  const label = spelt.exec(display.getAttribute('aria-label') ?? '')?.[0];
  return label?.replace(/\s/g, '') ?? null;
}

/** Two icons tell the modal: its text is localised, and it has no test ids. */
function readCheckpoint(): CardView['checkpoint'] {
  const isOpen = [...document.querySelectorAll('button svg title')].some(
    (title) => title.textContent === ICONS.logout,
  );
  if (!isOpen) return 'none';
  const button = findButton('checkpoint');
  return button && isEnabled(button) ? 'idle' : 'busy';
}
