import { html, nothing, type TemplateResult } from 'lit-html';
import type { PageActions } from '../page-actions';
import type { AvailableWays, LiveState } from '../page-state';
import type { Texts } from '../texts/texts';
import { toSignCommand } from '../ways/to-sign-command';
import { snippetView } from './snippet-view';

/** The ways to sign, the easiest this browser can do first. */
export function signView(
  state: LiveState,
  texts: Texts,
  actions: PageActions,
): TemplateResult {
  const { managedBrowser, storeExtension, handheld } = state.ways;
  const signsHere = managedBrowser || storeExtension;
  const busy = state.busy || state.signing;
  return html`
    <h2>${texts.sign.heading}</h2>
    ${
      managedBrowser
        ? html`<button ?disabled=${busy} @click=${actions.signHere}>
              ${busy ? texts.sign.waiting : texts.sign.here}
            </button>
            <p class="hint">${texts.sign.hereHint}</p>`
        : nothing
    }
    ${
      storeExtension
        ? html`<button
              class=${managedBrowser ? 'quiet' : ''}
              ?disabled=${busy}
              @click=${actions.signWithStoreExtension}
            >
              ${busy ? texts.sign.waiting : texts.sign.storeExtension}
            </button>
            <p class="hint">${texts.sign.storeExtensionHint}</p>`
        : nothing
    }
    ${
      isStuck(state.ways)
        ? html`<p>${texts.sign.onHandheld}</p>
            <button ?disabled=${state.leaving} @click=${actions.transfer}>
              ${texts.elsewhere.offer}
            </button>`
        : nothing
    }
    ${
      signsHere || handheld
        ? html`<details>
            <summary>${texts.sign.otherWays}</summary>
            ${waysElsewhere(state, texts, actions)}
          </details>`
        : html`<p>${texts.sign.notFromHere}</p>
            ${waysElsewhere(state, texts, actions)}`
    }
  `;
}

/** Where nothing can be done but to go on at a computer. */
export function isStuck(ways: AvailableWays): boolean {
  return ways.handheld && !ways.managedBrowser && !ways.storeExtension;
}

function waysElsewhere(
  state: LiveState,
  texts: Texts,
  actions: PageActions,
): TemplateResult {
  const { sign } = texts;
  return html`
    <h3>${sign.helper}</h3>
    <p>${sign.helperHint}</p>
    <h3>${sign.commandLine}</h3>
    <p>${sign.commandLineHint}</p>
    <pre tabindex="0"><code>${toSignCommand(
      location,
      state.handoff.session,
    )}</code></pre>
    ${snippetView(state, texts, actions)}
  `;
}
