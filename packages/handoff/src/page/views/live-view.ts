import type { PasskeyAttempt } from '@waha-passkey/contract';
import { html, nothing, type TemplateResult } from 'lit-html';
import { formatDuration } from '../format-duration';
import type { PageActions } from '../page-actions';
import type { LiveState } from '../page-state';
import type { Texts } from '../texts/texts';
import { codeView } from './code-view';
import { inAppView } from './in-app-view';
import { isStuck, signView } from './sign-view';
import { stepsView } from './steps-view';

/** An open link: what is linked, the clock, the steps, the one thing to do. */
export function liveView(
  state: LiveState,
  nowMs: number,
  texts: Texts,
  actions: PageActions,
): TemplateResult {
  const { handoff, problem, unreachable } = state;
  const { attempt } = handoff;
  const over = attempt.phase === 'completed' || attempt.phase === 'ended';
  return html`
    <p class="what">
      <b>${texts.linkingSession(handoff.session)}</b>
      <span>${texts.onServer(handoff.server)}</span>
    </p>
    ${over ? nothing : html`<p class="warning">${texts.newDevice}</p>`}
    ${stepsView(attempt, texts)} ${over ? nothing : clocks(state, nowMs, texts)}
    ${
      unreachable
        ? html`<p class="problem" role="alert">${texts.unreachable}</p>`
        : nothing
    }
    ${
      problem === null
        ? nothing
        : html`<p class="problem" role="alert">${problem}</p>`
    }
    ${
      state.ways.inApp && state.wholeLink && !over
        ? inAppView(state, texts, actions)
        : nothing
    }
    ${warnings(attempt)}
    <section aria-live="polite">${currentStep(state, texts, actions)}</section>
    ${over ? nothing : wayOut(state, texts, actions)}
  `;
}

/** What the server found odd in the signature, until WhatsApp has accepted it. */
function warnings({ phase, warnings: found }: PasskeyAttempt) {
  if (phase === 'completed') return nothing;
  return found.map((warning) => html`<p class="hint">${warning}</p>`);
}

function currentStep(
  state: LiveState,
  texts: Texts,
  actions: PageActions,
): TemplateResult {
  const { attempt, challenge, confirmation } = state.handoff;
  switch (attempt.phase) {
    case 'gate-seen':
    case 'delivering':
      return html`<p>${texts.opening}</p>`;
    case 'awaiting-assertion':
      return challenge || state.wholeLink
        ? signView(state, texts, actions)
        : html`<p>${texts.opening}</p>`;
    case 'awaiting-phone':
      return html`<h2>${texts.phone.heading}</h2>
        <p>${texts.phone.body}</p>`;
    case 'awaiting-confirmation':
      return confirmation
        ? codeView(confirmation.code, state.busy, texts, actions)
        : html`<button ?disabled=${state.busy} @click=${actions.open}>
            ${texts.openHere}
          </button>`;
    case 'completing':
      return html`<h2>${texts.completing.heading}</h2>
        <p>${texts.completing.body}</p>`;
    case 'completed':
      return html`<h2>${texts.done.heading}</h2>
        <p>${texts.done.body}</p>`;
    case 'ended':
      return html`<h2>${texts.ended.heading}</h2>
        <p>${attempt.reason?.message}</p>
        ${
          attempt.retryable
            ? html`<button ?disabled=${state.busy} @click=${actions.renew}>
                ${texts.ended.renew}
              </button>`
            : nothing
        }`;
  }
}

function clocks(
  { handoff: { attempt, expiresAt }, clockSkewMs }: LiveState,
  nowMs: number,
  texts: Texts,
): TemplateResult {
  const left = (until: number) => until - nowMs - clockSkewMs;
  const due = Math.min(attempt.deadline ?? Infinity, expiresAt);
  const codeFreeMs = left(attempt.codeFreeUntil ?? 0);
  const signing = attempt.phase === 'awaiting-assertion';
  return html`<p class="clock" role="timer">
    <b>${texts.timeLeft(formatDuration(left(due)))}</b>
    ${
      !signing || attempt.kind === 'checkpoint'
        ? nothing
        : codeFreeMs > 0
          ? texts.codeFree(formatDuration(codeFreeMs))
          : texts.codeNeeded
    }
  </p>`;
}

function wayOut(
  { leaving, handoff, ways }: LiveState,
  texts: Texts,
  actions: PageActions,
): TemplateResult {
  const signing = handoff.attempt.phase === 'awaiting-assertion';
  return html`<footer>
    <p class="hint">${texts.stopIfAsked}</p>
    ${
      signing && !isStuck(ways)
        ? html`<button
            class="link"
            ?disabled=${leaving}
            @click=${actions.transfer}
          >
            ${texts.elsewhere.offer}
          </button>`
        : nothing
    }
    <button
      class="link"
      ?disabled=${leaving}
      title=${texts.cancelHint}
      @click=${actions.cancel}
    >
      ${texts.cancel}
    </button>
  </footer>`;
}
