import { html, type TemplateResult } from 'lit-html';
import type { PageActions } from '../page-actions';
import type { Texts } from '../texts/texts';

/** The code in large type; only a person can say whether both are equal. */
export function codeView(
  code: string,
  busy: boolean,
  { code: texts }: Texts,
  actions: PageActions,
): TemplateResult {
  const shown =
    code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
  return html`
    <h2>${texts.heading}</h2>
    <p>${texts.question}</p>
    <p class="code" role="img" aria-label=${texts.spelled([...code].join(' '))}>
      ${shown}
    </p>
    <p class="hint">${texts.warning}</p>
    <div class="choice">
      <button ?disabled=${busy} @click=${actions.confirm}>
        ${texts.match}
      </button>
      <button class="quiet" ?disabled=${busy} @click=${actions.reject}>
        ${texts.differ}
      </button>
    </div>
  `;
}
