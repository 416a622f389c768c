import { element, icon } from '../../dom/element';

/**
 * On every screen before the account is linked. Nothing but a person has a
 * reason to press them: the document notes it.
 */
export function drawStandingButtons(): HTMLElement {
  return element(
    'header',
    { class: 'column' },
    drawButton('Help', 'ic-arrow-forward'),
    drawButton('Log out', 'ic-logout'),
  );
}

function drawButton(text: string, iconName: string): HTMLElement {
  const press = () => {
    document.documentElement.dataset['pressed'] = text;
  };
  return element(
    'button',
    { type: 'button', class: 'quiet', click: press },
    icon(iconName),
    text,
  );
}
