import { html, nothing, type TemplateResult } from 'lit-html';
import type { PageActions } from '../page-actions';
import type { LinkProblem, PageState } from '../page-state';
import type { Texts } from '../texts/texts';
import { liveView } from './live-view';

export function pageView(
  state: PageState,
  nowMs: number,
  texts: Texts,
  actions: PageActions,
): TemplateResult {
  return html`
    <h1>${texts.title}</h1>
    ${content(state, nowMs, texts, actions)}
  `;
}

function content(
  state: PageState,
  nowMs: number,
  texts: Texts,
  actions: PageActions,
): TemplateResult {
  switch (state.name) {
    case 'opening':
      return html`<p aria-live="polite">${texts.opening}</p>
        ${
          state.unreachable
            ? html`<p class="problem" role="alert">${texts.unreachable}</p>`
            : nothing
        }`;
    case 'link':
      return linkProblemView(state.problem, texts);
    case 'moved':
      return html`<h2>${texts.elsewhere.heading}</h2>
        <p>${texts.elsewhere.body}</p>
        <canvas id="link-qr" role="img" aria-label=${state.url}></canvas>
        <p>${texts.elsewhere.link}</p>
        <pre tabindex="0"><code>${state.url}</code></pre>
        <button class="quiet" @click=${actions.copyLink}>
          ${state.copied ? texts.sign.copied : texts.sign.copy}
        </button>`;
    case 'live':
      return liveView(state, nowMs, texts, actions);
  }
}

function linkProblemView(
  problem: LinkProblem,
  { link }: Texts,
): TemplateResult {
  return html`<h2>${link[problem]}</h2>
    <p>${link[`${problem}Body`]}</p>`;
}
