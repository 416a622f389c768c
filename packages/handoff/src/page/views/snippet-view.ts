import { html, type TemplateResult } from 'lit-html';
import type { PageActions } from '../page-actions';
import type { LiveState } from '../page-state';
import type { Texts } from '../texts/texts';
import { toConsoleRequest, type ConsoleRequest } from '../ways/console-request';
import snippet from '../ways/snippet.js.txt';

/** The last way: a text that is pasted into a console at WhatsApp's origin. */
export function snippetView(
  state: LiveState,
  { sign }: Texts,
  actions: PageActions,
): TemplateResult {
  const { busy, tabCut } = state;
  return html`<details>
    <summary>${sign.snippet}</summary>
    <p>${sign.snippetHint}</p>
    <ol class="how">
      <li>
        <button
          class="quiet"
          ?disabled=${busy}
          @click=${actions.openConsoleTab}
        >
          ${sign.snippetOpen}
        </button>
        <details ?open=${state.problem === sign.copyByHand}>
          <summary>${sign.snippetRead}</summary>
          <pre id="snippet" tabindex="0"><code>${snippet}</code></pre>
        </details>
      </li>
      <li>${sign.snippetPaste}</li>
      <li>
        ${sign.snippetServer}
        <pre
          id="server-address"
          tabindex="0"
        ><code>${location.origin}</code></pre>
      </li>
      <li>${sign.snippetAgree}</li>
    </ol>
    <details ?open=${tabCut}>
      <summary>${sign.snippetByPaste}</summary>
      ${pasteView(state, sign, actions)}
    </details>
  </details>`;
}

/** To and fro by the clipboard, for a tab that this page did not open. */
function pasteView(
  { handoff, clockSkewMs, busy, copied }: LiveState,
  sign: Texts['sign'],
  actions: PageActions,
): TemplateResult {
  const request = readRequest(handoff, clockSkewMs);
  if (request instanceof Error) {
    return html`<p class="problem">${request.message}</p>`;
  }
  if (request === null) {
    return html`<button class="quiet" ?disabled=${busy} @click=${actions.open}>
      ${sign.showRequest}
    </button>`;
  }
  return html`<ol class="how">
    <li>
      ${sign.snippetRequest}
      <pre
        id="request"
        tabindex="0"
      ><code>${JSON.stringify(request)}</code></pre>
      <button class="quiet" ?disabled=${busy} @click=${actions.copyRequest}>
        ${copied ? sign.copied : sign.copy}
      </button>
    </li>
    <li>
      <form @submit=${actions.submitPasted}>
        <label>
          ${sign.snippetResult}
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
  </ol>`;
}

/** What may not be signed is not offered either. */
function readRequest(
  handoff: LiveState['handoff'],
  clockSkewMs: number,
): ConsoleRequest | Error | null {
  try {
    return toConsoleRequest(handoff, clockSkewMs);
  } catch (error) {
    return error as Error;
  }
}
