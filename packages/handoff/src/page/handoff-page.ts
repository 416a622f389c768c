import type {
  PasskeyAssertion,
  PasskeyChallenge,
  PasskeyHandoffView,
} from '@waha-passkey/contract';
import { render } from 'lit-html';
import { toCanvas } from 'qrcode';
import { handoffApi, Refusal, Unreachable } from './handoff-api';
import { toLinkProblem } from './link-problem';
import type { PageActions } from './page-actions';
import type { LiveState, PageState } from './page-state';
import { keptClaim, takeTicket } from './take-ticket';
import { chooseWords } from './texts/choose-words';
import type { Texts } from './texts/texts';
import { pageView } from './views/page-view';
import { toConsoleRequest } from './ways/console-request';
import { ConsoleTab } from './ways/console-tab';
import { isAssertion, readPastedAssertion } from './ways/read-pasted-assertion';
import { isHandheld } from './ways/is-handheld';
import { canSignHere, signHere } from './ways/sign-here';
import snippet from './ways/snippet.js.txt';
import {
  isStoreExtensionThere,
  signWithStoreExtension,
} from './ways/store-extension';

const lookAgainMs = 1_000;

/** One visit: opens the link, follows the attempt, does what is clicked. */
export class HandoffPage {
  #state: PageState = { name: 'opening', unreachable: false };
  #claim = '';
  readonly #consoleTab = new ConsoleTab({
    readRequest: async () => {
      const live = toLive(await handoffApi.read(this.#claim));
      return toConsoleRequest(live.handoff, live.clockSkewMs);
    },
    takeAssertion: (event, assertion) => this.#submit(event, assertion),
  });

  constructor(
    private readonly root: HTMLElement,
    private readonly texts: Texts,
  ) {}

  async run(): Promise<void> {
    this.#show(this.#state);
    const [managedBrowser, storeExtension] = await Promise.all([
      canSignHere(),
      isStoreExtensionThere(),
    ]);
    const handoff = await this.#open();
    if (!handoff) return;
    this.#show({
      ...toLive(handoff),
      name: 'live',
      ways: { managedBrowser, storeExtension, handheld: isHandheld() },
      busy: false,
      problem: null,
      copied: false,
      tabCut: false,
      unreachable: false,
    });
    await this.#follow();
  }

  /** By the ticket of the link, or by the claim of an earlier visit. */
  async #open(): Promise<PasskeyHandoffView | null> {
    const ticket = takeTicket();
    const claim = keptClaim.read();
    if (ticket === null && claim === null) {
      this.#showLinkProblem('missing');
      return null;
    }
    for (;;) {
      try {
        if (ticket === null) {
          this.#claim = claim ?? '';
          return await handoffApi.read(this.#claim);
        }
        const opened = await handoffApi.claim(ticket);
        this.#claim = opened.claim;
        keptClaim.keep(opened.claim);
        return opened.view;
      } catch (error) {
        if (!(error instanceof Unreachable)) {
          this.#showLinkProblem(
            (error instanceof Refusal ? toLinkProblem(error) : null) ??
              'unknown',
          );
          return null;
        }
        this.#show({ name: 'opening', unreachable: true });
        await pause(lookAgainMs);
      }
    }
  }

  async #follow(): Promise<void> {
    for (;;) {
      await pause(lookAgainMs);
      if (this.#state.name !== 'live') return;
      await this.#look();
    }
  }

  async #look(): Promise<void> {
    try {
      const handoff = await handoffApi.read(this.#claim);
      this.#change({
        ...toLive(handoff),
        tabCut: this.#consoleTab.isCut,
        unreachable: false,
      });
    } catch (error) {
      const problem = error instanceof Refusal ? toLinkProblem(error) : null;
      // An attempt that is over stays on the screen when its link dies.
      if (problem === null || this.#isOver()) {
        this.#change({ unreachable: error instanceof Unreachable });
      } else {
        this.#showLinkProblem(problem);
      }
    }
  }

  #isOver(): boolean {
    const phase =
      this.#state.name === 'live' ? this.#state.handoff.attempt.phase : null;
    return phase === 'completed' || phase === 'ended';
  }

  readonly #actions: PageActions = {
    signHere: (event) => this.#sign(event, signHere),
    signWithStoreExtension: (event) =>
      this.#sign(event, signWithStoreExtension),
    openConsoleTab: (event) =>
      this.#act(event, async () => {
        await this.#copy(snippet);
        this.#consoleTab.open();
      }),
    copyRequest: (event) => this.#act(event, () => this.#copyRequest()),
    submitPasted: (event) => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const field = form.elements.namedItem('pasted') as HTMLTextAreaElement;
      this.#submit(event, readPastedAssertion(field.value));
    },
    confirm: (event) => this.#act(event, () => handoffApi.confirm(this.#claim)),
    reject: (event) => this.#act(event, () => handoffApi.reject(this.#claim)),
    cancel: (event) => this.#act(event, () => handoffApi.cancel(this.#claim)),
    renew: (event) => this.#act(event, () => handoffApi.renew(this.#claim)),
    transfer: (event) => this.#act(event, () => this.#transfer()),
    copyLink: () => void this.#copyLink(),
  };

  #sign(
    event: Event,
    sign: (challenge: PasskeyChallenge) => Promise<PasskeyAssertion>,
  ): void {
    this.#act(event, async () => {
      // Read now: the one on the screen may have been replaced meanwhile.
      const { challenge } = await handoffApi.read(this.#claim);
      if (challenge === null) return;
      await handoffApi.submit(this.#claim, await sign(challenge));
    });
  }

  /** What came from a console; the server checks the rest. */
  #submit(event: Event, assertion: unknown): void {
    if (!isAssertion(assertion)) {
      this.#change({ problem: this.texts.sign.pasteIsNoAnswer });
      return;
    }
    this.#act(event, () => handoffApi.submit(this.#claim, assertion));
  }

  /** One action at a time, and only for what a person did. */
  #act(event: Event, action: () => Promise<unknown>): void {
    if (!event.isTrusted || this.#state.name !== 'live' || this.#state.busy) {
      return;
    }
    this.#change({ busy: true, problem: null, copied: false });
    action()
      .catch((error: unknown) => this.#change({ problem: this.#tell(error) }))
      .finally(() => {
        this.#change({ busy: false });
        if (this.#state.name === 'live') void this.#look();
      });
  }

  #tell(error: unknown): string {
    if (error instanceof Unreachable) return this.texts.unreachable;
    if (error instanceof DOMException && error.name === 'NotAllowedError') {
      return this.texts.sign.cancelledByYou;
    }
    return this.texts.sign.failed(
      error instanceof Error ? error.message : String(error),
    );
  }

  async #copyRequest(): Promise<void> {
    if (this.#state.name !== 'live') return;
    const { handoff, clockSkewMs } = this.#state;
    const request = toConsoleRequest(handoff, clockSkewMs);
    this.#change({ copied: await this.#copy(JSON.stringify(request)) });
  }

  async #copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      this.#change({ problem: this.texts.sign.copyByHand });
      return false;
    }
  }

  async #transfer(): Promise<void> {
    const { url } = await handoffApi.transfer(this.#claim);
    keptClaim.drop();
    this.#show({ name: 'moved', url, copied: false });
    const canvas = this.root.querySelector<HTMLCanvasElement>('#link-qr');
    if (canvas) await toCanvas(canvas, url, { margin: 2, width: 280 });
  }

  async #copyLink(): Promise<void> {
    if (this.#state.name !== 'moved') return;
    const { url } = this.#state;
    this.#show({ name: 'moved', url, copied: await this.#copy(url) });
  }

  #showLinkProblem(problem: Extract<PageState, { name: 'link' }>['problem']) {
    keptClaim.drop();
    this.#show({ name: 'link', problem });
  }

  #change(part: Partial<Omit<LiveState, 'name'>>): void {
    if (this.#state.name === 'live') this.#show({ ...this.#state, ...part });
  }

  #show(state: PageState): void {
    this.#state = state;
    const texts =
      state.name === 'live'
        ? chooseWords(state.handoff.attempt.kind, this.texts)
        : this.texts;
    document.title = texts.title;
    render(pageView(state, Date.now(), texts, this.#actions), this.root);
  }
}

function toLive(handoff: PasskeyHandoffView) {
  return { handoff, clockSkewMs: handoff.now - Date.now() };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
