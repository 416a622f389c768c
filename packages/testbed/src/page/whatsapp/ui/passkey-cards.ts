import { element, icon } from '../../dom/element';

type TestId = (name: string) => string | null;

interface CardOptions {
  icons: boolean;
  /** Drawn next to the card's own button. */
  beside: HTMLElement | null;
}

export function drawPrompt(
  id: TestId,
  o: CardOptions & {
    pending: boolean;
    failed: boolean;
    onContinue: () => void;
  },
): HTMLElement {
  return element(
    'div',
    { class: 'column', 'data-testid': id('shortcake_passkey_prompt_card') },
    element('h1', {}, 'Use your passkey'),
    element('p', {}, 'This account asks for a passkey to link a device.'),
    o.failed
      ? element('p', { role: 'alert' }, 'Something went wrong. Try again.')
      : null,
    element(
      'button',
      {
        type: 'button',
        disabled: o.pending,
        'data-testid': id('shortcake_passkey_continue_button'),
        click: o.onContinue,
      },
      o.pending ? element('span', { class: 'spinner' }) : drawForward(o),
      'Continue',
    ),
    o.beside,
  );
}

export function drawWaiting(id: TestId): HTMLElement {
  return element(
    'div',
    { class: 'column', 'data-testid': id('shortcake_waiting_for_phone_card') },
    element('h1', {}, 'Check your phone'),
    element('p', {}, 'Open WhatsApp on the phone and link this device.'),
    element('span', { class: 'spinner' }),
  );
}

export function drawCodeMatching(
  id: TestId,
  o: CardOptions & { code: string; confirming: boolean; onConfirm: () => void },
): HTMLElement {
  const cells = [...o.code].flatMap((character, index) => [
    ...(index === 4 ? [element('span', { 'aria-hidden': 'true' }, '-')] : []),
    element('span', { 'aria-hidden': 'true' }, character),
  ]);
  return element(
    'div',
    { class: 'column', 'data-testid': id('shortcake_code_matching_card') },
    element('h1', {}, 'Compare the code'),
    element('p', {}, 'Make sure that the phone shows the same code.'),
    element(
      'div',
      {
        class: 'code',
        role: 'status',
        'data-testid': id('shortcake_verification_code_display'),
        'aria-label': `Code ${[...o.code].join(' ')}`,
      },
      element('div', {}, ...cells),
    ),
    element(
      'button',
      {
        type: 'button',
        disabled: o.confirming,
        'data-testid': id('shortcake_code_confirm_button'),
        click: o.onConfirm,
      },
      o.confirming ? element('span', { class: 'spinner' }) : drawForward(o),
      o.confirming ? 'Linking' : 'Codes match',
    ),
    o.beside,
  );
}

function drawForward({ icons }: CardOptions): SVGSVGElement | null {
  return icons ? icon('ic-arrow-forward') : null;
}
