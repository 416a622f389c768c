import type { PasskeyChallenge } from '@waha-passkey/contract';
import { html, nothing, type TemplateResult } from 'lit-html';
import type { PageActions } from '../page-actions';
import type { LiveState } from '../page-state';
import type { Texts } from '../texts/texts';
import { toSnippet } from '../ways/snippet';
import { toSignCommand } from '../ways/to-sign-command';

/** The ways to sign, the easiest this browser can do first. */
export function signView(
  challenge: PasskeyChallenge,
  state: LiveState,
  texts: Texts,
  actions: PageActions,
): TemplateResult {
  const { managedBrowser, storeExtension } = state.ways;
  const signsHere = managedBrowser || storeExtension;
  return html`
    <h2>${texts.sign.heading}</h2>
    ${
      managedBrowser
        ? html`<button ?disabled=${state.busy} @click=${actions.signHere}>
              ${state.busy ? texts.sign.waiting : texts.sign.here}
            </button>
            <p class="hint">${texts.sign.hereHint}</p>`
        : nothing
    }
    ${
      storeExtension
        ? html`<button
              class=${managedBrowser ? 'quiet' : ''}
              ?disabled=${state.busy}
              @click=${actions.signWithStoreExtension}
            >
              ${state.busy ? texts.sign.waiting : texts.sign.storeExtension}
            </button>
            <p class="hint">${texts.sign.storeExtensionHint}</p>`
        : nothing
    }
    ${
      signsHere
        ? html`<details>
            <summary>${texts.sign.otherWays}</summary>
            ${waysElsewhere(challenge, state, texts, actions)}
          </details>`
        : html`<p>${texts.sign.phoneOnly}</p>
            ${waysElsewhere(challenge, state, texts, actions)}`
    }
  `;
}

function waysElsewhere(
  challenge: PasskeyChallenge,
  { handoff, busy, copied }: LiveState,
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
      location.origin,
      handoff.session,
    )}</code></pre>
    <details>
      <summary>${sign.snippet}</summary>
      <ol class="how">
        <li>${sign.snippetSteps[0]}</li>
        <li>
          ${sign.snippetSteps[1]}
          <pre
            id="snippet"
            tabindex="0"
          ><code>${toSnippet(challenge)}</code></pre>
          <button class="quiet" @click=${actions.copySnippet}>
            ${copied ? sign.copied : sign.copy}
          </button>
        </li>
        <li>
          <form @submit=${actions.submitPasted}>
            <label>
              ${sign.snippetSteps[2]}
              <textarea
                name="pasted"
                rows="4"
                spellcheck="false"
                autocomplete="off"
                aria-label=${sign.paste}
                required
              ></textarea>
            </label>
            <button class="quiet" ?disabled=${busy}>${sign.send}</button>
          </form>
        </li>
      </ol>
    </details>
  `;
}
