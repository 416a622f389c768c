import type { LinkState } from '../../protocol/phone-state';
import { element } from '../dom/element';
import type { Act } from './act';

/** What the phone asks now, one card for each device that is being linked. */
export function drawSteps(links: LinkState[], act: Act): HTMLElement[] {
  return links.flatMap((link) => drawStep(link, act) ?? []);
}

function drawStep(link: LinkState, act: Act): HTMLElement | null {
  const of = { link: link.id };
  const device = link.browser || 'A device';
  const decline = element(
    'button',
    { type: 'button', class: 'plain', click: () => act('decline', of) },
    'Do not link',
  );
  switch (link.phase) {
    case 'passkey':
      return drawCard(
        `${device} waits for your passkey`,
        'Answer the passkey request of the session. The phone asks again afterwards.',
      );
    case 'approval':
      return drawCard(
        `Link ${device}?`,
        'It will read and send messages of this account.',
        element(
          'button',
          { type: 'button', click: () => act('approve', of) },
          'Link device',
        ),
        decline,
      );
    case 'connecting':
      return drawCard(`Connecting ${device}`, 'Waiting for the other side.');
    case 'code':
      return drawCodeCard(device, link, act);
    case 'finishing':
      return drawCard(`Linking ${device}`, 'This takes a moment.');
    case 'linked':
    case 'declined':
    case 'expired':
    case 'gone':
      return null;
  }
}

function drawCodeCard(device: string, link: LinkState, act: Act): HTMLElement {
  const code = link.code ?? '';
  const of = { link: link.id };
  return drawCard(
    `Does ${device} show this code?`,
    element(
      'output',
      { class: 'code', 'aria-label': [...code].join(' ') },
      `${code.slice(0, 4)}-${code.slice(4)}`,
    ),
    element(
      'button',
      { type: 'button', click: () => act('confirm-code', of) },
      'They match',
    ),
    element(
      'button',
      { type: 'button', class: 'plain', click: () => act('reject-code', of) },
      'They differ',
    ),
  );
}

function drawCard(
  title: string,
  body: string | HTMLElement,
  ...buttons: HTMLElement[]
): HTMLElement {
  return element(
    'section',
    { class: 'card step' },
    element('h2', {}, title),
    typeof body === 'string' ? element('p', {}, body) : body,
    buttons.length > 0
      ? element('div', { class: 'buttons' }, ...buttons)
      : null,
  );
}
