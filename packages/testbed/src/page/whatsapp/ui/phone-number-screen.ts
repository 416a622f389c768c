import { PairingType } from '../alt-device-linking';
import type { Session } from '../session';
import { element } from '../../dom/element';

export function drawPhoneNumberScreen(session: Session): HTMLElement {
  const { altLinking } = session;
  const code = altLinking.pairingCode;
  return element(
    'section',
    { class: 'card' },
    element('h1', {}, code ? 'Enter code on phone' : 'Enter phone number'),
    code ? drawCode(code) : drawForm(session),
    element(
      'button',
      {
        type: 'button',
        class: 'quiet',
        click: () => altLinking.setPairingType(PairingType.QR_CODE),
      },
      'Log in with QR code',
    ),
  );
}

function drawCode(code: string): HTMLElement {
  return element(
    'div',
    { class: 'code', 'data-link-code': [...code].join(',') },
    `${code.slice(0, 4)}-${code.slice(4)}`,
  );
}

function drawForm({ altLinking }: Session): HTMLElement {
  const input = element('input', {
    type: 'tel',
    'aria-label': 'Phone number',
    autocomplete: 'off',
  });
  const problem = element('p', { role: 'alert' });
  const next = () => {
    altLinking
      .initializeAltDeviceLinking()
      .then(() => altLinking.startAltLinkingFlow(input.value))
      .catch((error: unknown) => {
        problem.textContent = error instanceof Error ? error.message : null;
      });
  };
  return element(
    'div',
    { class: 'column' },
    input,
    problem,
    element('button', { type: 'button', click: next }, 'Next'),
  );
}
