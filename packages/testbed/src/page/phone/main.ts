import type { PhoneState } from '../../protocol/phone-state';
import { element } from '../dom/element';
import type { Act } from './act';
import { callPhone } from './call-phone';
import { drawForm } from './draw-form';
import { drawDevices, drawQrs } from './draw-lists';
import { drawSteps } from './draw-steps';

const root = document.getElementById('phone');
if (!root) throw new Error('The document lacks #phone.');

const problem = element('p', { role: 'alert', class: 'problem', hidden: true });

const act: Act = (action, body) => {
  problem.hidden = true;
  callPhone(action, body).catch((error: unknown) => {
    problem.textContent = error instanceof Error ? error.message : null;
    problem.hidden = false;
  });
};

const number = element('p', { class: 'hint' });
const steps = element('div', { class: 'steps', 'aria-live': 'polite' });
const qrs = element('div', { class: 'list' });
const devices = element('div', { class: 'list' });

root.append(
  element('header', {}, element('h1', {}, 'Phone of the stand-in'), number),
  problem,
  steps,
  element(
    'div',
    { class: 'columns' },
    element(
      'section',
      { class: 'card' },
      element('h2', {}, 'Link a device'),
      qrs,
      drawForm(
        'Text of a QR code',
        'Paste it here',
        'Scan',
        (qr) => ['scan', { qr }],
        act,
      ),
      drawForm(
        'Pairing code',
        'XXXX-XXXX',
        'Enter',
        (code) => ['enter-code', { code }],
        act,
      ),
    ),
    element(
      'section',
      { class: 'card' },
      element('h2', {}, 'Linked devices'),
      devices,
    ),
  ),
);

/** Redraws what changed only, so that no button moves from under a finger. */
const redraw = <Part>(
  node: HTMLElement,
  part: Part,
  draw: (part: Part, act: Act) => (Node | string)[],
) => {
  const text = JSON.stringify(part);
  if (node.dataset['shown'] === text) return;
  node.dataset['shown'] = text;
  node.replaceChildren(...draw(part, act));
};

const events = new EventSource('/api/events');
events.onopen = () => {
  problem.hidden = true;
};
events.onmessage = ({ data }: MessageEvent<string>) => {
  const state = JSON.parse(data) as PhoneState;
  redraw(number, state.account, (account) => [
    `${account.pushname}, +${account.phoneNumber}`,
  ]);
  redraw(steps, state.links, drawSteps);
  redraw(qrs, state.qrs, drawQrs);
  redraw(devices, state.devices, drawDevices);
};
events.onerror = () => {
  problem.textContent = 'The stand-in does not answer. Is it still running?';
  problem.hidden = false;
};
