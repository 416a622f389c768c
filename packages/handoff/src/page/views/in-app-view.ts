import { html, type TemplateResult } from 'lit-html';
import type { PageActions } from '../page-actions';
import type { LiveState } from '../page-state';
import type { Texts } from '../texts/texts';

/** No passkey answers inside a chat app: how to get out, with the link. */
export function inAppView(
  { copied }: LiveState,
  { inApp, sign }: Texts,
  actions: PageActions,
): TemplateResult {
  return html`<h2>${inApp.heading}</h2>
    <p>${inApp.body}</p>
    <button @click=${actions.copyLink}>
      ${copied ? sign.copied : inApp.copy}
    </button>`;
}
