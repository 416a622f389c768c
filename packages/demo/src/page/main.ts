import type { PlayAction, PlayState } from '../play/play-state';
import { toCheckpointStep } from './checkpoint-step';
import { renderCountdown, tickCountdowns } from './countdown';
import { element } from './element';

const QR_REFRESH_MS = 2_000;
const main = document.querySelector<HTMLElement>('#play');

let state: PlayState | null = null;
let busy: PlayAction | null = null;
let problem: string | null = null;

const events = new EventSource('/events');
events.onmessage = ({ data }: MessageEvent<string>) => {
  state = JSON.parse(data) as PlayState;
  problem = null;
  render();
};
events.onerror = () => {
  problem = 'The demo has ended. Start it again to go on.';
  render();
};

setInterval(tickCountdowns, 1_000);
setInterval(() => {
  const qr = document.querySelector<HTMLImageElement>('img.qr');
  if (qr) qr.src = `/qr.svg?${Date.now()}`;
}, QR_REFRESH_MS);

function render(): void {
  if (!state) return;
  main?.replaceChildren(
    element('h1', {}, 'You play phone and owner'),
    element(
      'p',
      { class: 'where' },
      `Session "${state.session}" at ${state.serverUrl}`,
    ),
    element(
      'section',
      { class: 'step' },
      element(
        'p',
        { class: 'status', 'data-status': state.status },
        state.status,
      ),
      ...renderStep(state),
    ),
    element('p', { class: 'problem', role: 'alert' }, problem ?? ''),
  );
}

function renderStep(now: PlayState): Node[] {
  const { attempt } = now;
  switch (now.status) {
    case 'SCAN_QR_CODE':
      return [
        element('p', {}, 'You are the phone: scan this QR code.'),
        element('img', {
          class: 'qr',
          src: '/qr.svg',
          alt: 'QR code of the session',
        }),
        // The other engines' phones have no page of their own.
        now.engine === 'WEBJS'
          ? phoneLink(now, 'Open the phone')
          : button('scan', 'Scan it'),
      ];
    case 'PASSKEY_REQUIRED':
      if (attempt?.reason) return [element('p', {}, attempt.reason.message)];
      return [
        element(
          'p',
          {},
          'You are the owner of the account. Signing links a NEW device to your WhatsApp account.',
        ),
        renderCountdown('Left to sign', attempt?.expiresAt ?? null),
        renderCountdown(
          'Left until a code must be compared',
          attempt?.codeFreeUntil ?? null,
        ),
        button('sign', 'Sign with the passkey'),
        button('cancel', 'Cancel'),
      ];
    case 'PASSKEY_CONFIRMATION_REQUIRED':
      return [
        element('p', {}, 'Does the phone show the same code?'),
        element('p', { class: 'code' }, spaceCode(now.code)),
        phoneLink(now, 'Look at the phone'),
        renderCountdown('Left to compare', attempt?.deadline ?? null),
        button('confirm', 'They match'),
        button('reject', 'They differ'),
      ];
    case 'STARTING':
      return attempt && attempt.phase === 'awaiting-phone'
        ? [
            element('p', {}, 'Signed. You are the phone again: approve there.'),
            phoneLink(now, 'Open the phone'),
            renderCountdown('Left to approve', attempt.deadline),
          ]
        : [element('p', {}, 'Please wait a moment.')];
    case 'WORKING': {
      const { shown, actions } = toCheckpointStep(attempt);
      return [
        element('p', { class: 'done' }, `Linked as ${now.me?.pushName ?? ''}.`),
        ...shown,
        ...actions.map((action) => button(...action)),
        button('logout', 'Log out, to link again'),
      ];
    }
    case 'FAILED':
      return [
        element('p', {}, attempt?.reason?.message ?? 'The session failed.'),
        button('start', 'Start it again'),
        ...(attempt?.retryable
          ? [button('renew', 'Ask again'), button('cancel', 'Cancel')]
          : []),
      ];
    case 'STOPPED':
      return [
        element('p', {}, 'The session does not run.'),
        button('start', 'Start it'),
      ];
  }
}

/** The next move, if it is one of the owner's, stands out. */
const firstActions: PlayAction[] = [
  'start',
  'scan',
  'sign',
  'confirm',
  'renew',
];

function phoneLink({ phoneUrl }: PlayState, text: string): Node {
  return element(
    'a',
    { href: phoneUrl, target: 'phone', class: 'button first' },
    text,
  );
}

function button(action: PlayAction, text: string): Node {
  const created = element(
    'button',
    {
      type: 'button',
      id: action,
      class: firstActions.includes(action) ? 'first' : '',
    },
    text,
  );
  created.disabled = busy !== null;
  created.addEventListener('click', (event) => {
    if (event.isTrusted) void act(action);
  });
  return created;
}

async function act(action: PlayAction): Promise<void> {
  busy = action;
  problem = null;
  render();
  const response = await fetch(`/${action}`, {
    method: 'POST',
    headers: { 'X-Play': '1' },
  });
  busy = null;
  if (!response.ok) problem = await response.text();
  render();
}

function spaceCode(code: string | null): string {
  return code ? `${code.slice(0, 4)}-${code.slice(4)}` : '';
}
