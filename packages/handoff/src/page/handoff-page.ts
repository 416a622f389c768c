import type {
  PasskeyAssertion,
  PasskeyChallenge,
  PasskeyHandoffView,
} from '@waha-passkey/contract';
import { render } from 'lit-html';
import { toCanvas } from 'qrcode';
import { copyText } from './copy-text';
import { describeProblem } from './describe-problem';
import { NetworkError } from './handoff-api';
import { toLinkProblem } from './link-problem';
import { LinkSession } from './link-session';
import { cleanAddress, findLink, keptLink } from './opened-link';
import type { PageActions } from './page-actions';
import { startLive, toLive } from './live-state';
import type { LinkProblem, LiveState, PageState } from './page-state';
import { pause } from './pause';
import { SigningWait } from './signing-wait';
import { chooseWords } from './texts/choose-words';
import type { Texts } from './texts/texts';
import { pageView } from './views/page-view';
import { toConsoleRequest } from './ways/console-request';
import { ConsoleTab } from './ways/console-tab';
import { findWays } from './ways/find-ways';
import { isAssertion, readPastedAssertion } from './ways/read-pasted-assertion';
import { signHere } from './ways/sign-here';
import snippet from './ways/snippet.js.txt';
import { signWithStoreExtension } from './ways/store-extension';

const lookAgainMs = 1_000;

type Sign = (
  challenge: PasskeyChallenge,
  signal: AbortSignal,
) => Promise<PasskeyAssertion>;

/** One visit: shows the link, follows the attempt, does what is clicked. */
export class HandoffPage {
  private state: PageState = { name: 'opening', unreachable: false };
  private link: LinkSession | null = null;
  private readonly signing = new SigningWait();
  private readonly consoleTab = new ConsoleTab({
    readRequest: async () => {
      await this.link?.claim();
      const live = await this.look();
      return live && toConsoleRequest(live.handoff, live.clockSkewMs);
    },
    takeAssertion: (event, assertion) => this.submit(event, assertion),
  });

  constructor(
    private readonly root: HTMLElement,
    private readonly texts: Texts,
  ) {}

  async run(): Promise<void> {
    const found = findLink();
    this.show(this.state);
    if (found === null) {
      this.showLinkProblem('missing');
      return;
    }
    this.link = new LinkSession(found);
    const ways = await findWays();
    // An app's menu opens the address elsewhere: it has to be whole.
    if (!ways.inApp || found.claimed) cleanAddress();
    const handoff = await this.open(this.link);
    if (!handoff) return;
    this.show(startLive(handoff, ways, this.link.wholeLink));
    await this.follow();
  }

  private async open(link: LinkSession): Promise<PasskeyHandoffView | null> {
    for (;;) {
      try {
        return await link.look();
      } catch (error) {
        if (!(error instanceof NetworkError)) {
          this.showLinkProblem(toLinkProblem(error) ?? 'unknown');
          return null;
        }
        this.show({ name: 'opening', unreachable: true });
        await pause(lookAgainMs);
      }
    }
  }

  private async follow(): Promise<void> {
    for (;;) {
      await pause(lookAgainMs);
      if (this.state.name !== 'live') return;
      await this.look();
    }
  }

  private async look(): Promise<ReturnType<typeof toLive> | null> {
    if (this.link === null) return null;
    const { isClaimed } = this.link;
    try {
      const handoff = await this.link.look();
      this.signing.follow(handoff);
      // Asked for before the claim, it lacks what the claim shows.
      if (isClaimed === this.link.isClaimed) {
        this.change({
          ...toLive(handoff),
          wholeLink: this.link.wholeLink,
          tabCut: this.consoleTab.isCut,
          unreachable: false,
        });
      }
      return toLive(handoff);
    } catch (error) {
      const problem = toLinkProblem(error);
      const isStale = isClaimed !== this.link.isClaimed || !this.isFollowing();
      // An attempt that is over stays on the screen when its link dies.
      if (problem === null || isStale || this.isOver()) {
        this.change({ unreachable: error instanceof NetworkError });
      } else {
        this.showLinkProblem(problem);
      }
      return null;
    }
  }

  /** Not while the visitor leaves: what was asked before is out of date. */
  private isFollowing(): boolean {
    return this.state.name === 'live' && !this.state.leaving;
  }

  private isOver(): boolean {
    const phase =
      this.state.name === 'live' ? this.state.handoff.attempt.phase : null;
    return phase === 'completed' || phase === 'ended';
  }

  private readonly actions: PageActions = {
    open: (event) => this.act(event, (link) => link.claim()),
    signHere: (event) => this.sign(event, signHere),
    signWithStoreExtension: (event) => this.sign(event, signWithStoreExtension),
    openConsoleTab: (event) =>
      this.act(event, async (link) => {
        await this.copy(snippet);
        this.consoleTab.open();
        await link.claim();
      }),
    copyRequest: (event) => this.act(event, () => this.copyRequest()),
    submitPasted: (event) => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const field = form.elements.namedItem('pasted') as HTMLTextAreaElement;
      this.submit(event, readPastedAssertion(field.value));
    },
    confirm: (event) => this.act(event, (link) => link.order('confirm')),
    reject: (event) => this.act(event, (link) => link.order('reject')),
    renew: (event) => this.act(event, (link) => link.order('renew')),
    cancel: (event) => this.leave(event, (link) => link.order('cancel')),
    transfer: (event) => this.leave(event, (link) => this.transfer(link)),
    copyLink: () => void this.copyLink(),
  };

  /** What came from a console; the server checks the rest. */
  private submit(event: Event, assertion: unknown): void {
    if (!isAssertion(assertion)) {
      this.change({ problem: this.texts.sign.pasteIsNoAnswer });
      return;
    }
    this.act(event, (link) => link.submit(assertion));
  }

  /** The passkey may take its time; the ways out stay open meanwhile. */
  private sign(event: Event, sign: Sign): void {
    if (this.state.name === 'live' && this.state.signing) return;
    this.act(event, async (link) => {
      await link.claim();
      // Read now: the one on the screen may have been replaced meanwhile.
      const handoff = await link.look();
      const { challenge, attempt } = handoff;
      if (challenge === null) return;
      this.change({ busy: false, signing: true });
      try {
        const until = Math.min(attempt.deadline ?? Infinity, handoff.expiresAt);
        const assertion = await this.signing.run(
          attempt.attemptId,
          until - handoff.now,
          (signal) => sign(challenge, signal),
        );
        this.change({ busy: true });
        await link.submit(assertion);
      } finally {
        this.change({ signing: false });
      }
    });
  }

  /** One action at a time, and only for what a person did. */
  private act(
    event: Event,
    action: (link: LinkSession) => Promise<unknown>,
  ): void {
    const { link, state } = this;
    if (!event.isTrusted || !link || state.name !== 'live' || state.busy) {
      return;
    }
    this.change({ busy: true, problem: null, copied: false });
    void this.carryOut(() => action(link), { busy: false });
  }

  /** Goes whatever else is under way, and ends the wait for the passkey. */
  private leave(
    event: Event,
    action: (link: LinkSession) => Promise<unknown>,
  ): void {
    const { link, state } = this;
    if (!event.isTrusted || !link || state.name !== 'live' || state.leaving) {
      return;
    }
    this.signing.leave();
    this.change({ leaving: true, problem: null });
    void this.carryOut(() => action(link), { leaving: false });
  }

  private async carryOut(
    action: () => Promise<unknown>,
    done: Partial<LiveState>,
  ): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.change({ problem: describeProblem(error, this.texts) });
    }
    this.change(done);
    if (this.state.name === 'live') await this.look();
  }

  private async copyRequest(): Promise<void> {
    if (this.state.name !== 'live') return;
    const { handoff, clockSkewMs } = this.state;
    const request = toConsoleRequest(handoff, clockSkewMs);
    this.change({ copied: await this.copy(JSON.stringify(request)) });
  }

  private async copy(text: string): Promise<boolean> {
    const copied = await copyText(text);
    if (!copied) this.change({ problem: this.texts.sign.copyByHand });
    return copied;
  }

  private async transfer(link: LinkSession): Promise<void> {
    const url = await link.transfer();
    this.show({ name: 'moved', url, copied: false });
    const canvas = this.root.querySelector<HTMLCanvasElement>('#link-qr');
    if (canvas) await toCanvas(canvas, url, { margin: 2, width: 280 });
  }

  /** The link of another device, or this very one while it is unopened. */
  private async copyLink(): Promise<void> {
    const { state } = this;
    const url = state.name === 'moved' ? state.url : this.link?.wholeLink;
    if (!url) return;
    const copied = await this.copy(url);
    if (state.name === 'moved') this.show({ ...state, copied });
    else this.change({ copied });
  }

  private showLinkProblem(problem: LinkProblem): void {
    this.signing.end();
    cleanAddress();
    keptLink.drop();
    this.show({ name: 'link', problem });
  }

  private change(part: Partial<Omit<LiveState, 'name'>>): void {
    if (this.state.name === 'live') this.show({ ...this.state, ...part });
  }

  private show(state: PageState): void {
    this.state = state;
    const texts =
      state.name === 'live'
        ? chooseWords(state.handoff.attempt.kind, this.texts)
        : this.texts;
    document.title = texts.title;
    render(pageView(state, Date.now(), texts, this.actions), this.root);
  }
}
