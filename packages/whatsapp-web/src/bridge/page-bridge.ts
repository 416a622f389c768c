import { randomBytes } from 'node:crypto';
import {
  type PasskeyLogger,
  type PasskeyReasonCode,
  PasskeyReasonCode as Reason,
} from '@waha-passkey/contract';
import type {
  PageCommand,
  PageCommandName,
  PageReply,
} from '../protocol/page-command';
import type { PageMessage } from '../protocol/page-message';
import { LOGOUT_MARK, ORIGIN } from '../protocol/whatsapp-names';
import { browserGone, documentGone, pageChanged } from './bridge-errors';
import type { ExecutionContext, Frame } from './cdp-events';
import { Inbox } from './inbox';
import { isolatedWorldScript, mainWorldScript } from './page-scripts.generated';
import type { CdpSession, RawPage } from './raw-page';
import { clickAt, pressEnter } from './trusted-input';
import { within } from './within';

/** One loading of WhatsApp Web; its calls die with it. */
export interface PageDocument {
  readonly contextId: number;
  /** As the browser reports it, not as the page says. */
  readonly origin: string;
}

export interface BridgeListener {
  onDocument(document: PageDocument): void;
  onMessage(document: PageDocument, message: PageMessage): void;
  /** The document is gone; the page loads another one. */
  onLeft(reason: PasskeyReasonCode): void;
  /** The page or the browser is gone. */
  onGone(reason: PasskeyReasonCode): void;
}

/** [Chromium 143 and older] What it reports of a world that is not the page's. */
const NO_ORIGINS = ['', '://'];

const commandMs = 5_000;

/**
 * Two scripts in every document of the page, and a binding between them and
 * Node that only our isolated world has.
 */
export class PageBridge {
  /** Also the binding's name. Unique, so that nothing collides; no secret. */
  private readonly channel = `p${randomBytes(16).toString('hex')}`;
  private readonly inbox: Inbox;
  private readonly onClose = () => this.end(Reason.BROWSER_GONE);
  private scripts: string[] = [];
  private mainFrame = '';
  /** Of the document itself: its world is created before ours. */
  private pageOrigin = '';
  private current: PageDocument | null = null;
  private isOver = false;

  /** A document that shows the gate already speaks before this is fulfilled. */
  readonly installed: Promise<void>;

  private constructor(
    readonly page: RawPage,
    private readonly session: CdpSession,
    private readonly listener: BridgeListener,
    logger: PasskeyLogger,
  ) {
    this.inbox = new Inbox(logger, (message) => {
      if (this.current) listener.onMessage(this.current, message);
    });
    this.installed = this.install();
  }

  /**
   * Before the first navigation; a document that is loaded gets it as well.
   * Wait for `installed`, too.
   */
  static async attach(
    page: RawPage,
    listener: BridgeListener,
    logger: PasskeyLogger,
  ): Promise<PageBridge> {
    const session = await page.target().createCDPSession();
    return new PageBridge(page, session, listener, logger);
  }

  get isGone(): boolean {
    return this.isOver;
  }

  get document(): PageDocument | null {
    return this.current;
  }

  /** Carried out in `document` and no other; the reply is the page's. */
  async run<Name extends PageCommandName>(
    document: PageDocument,
    command: Extract<PageCommand, { name: Name }>,
    signal?: AbortSignal,
  ): Promise<PageReply<Name>> {
    if (this.isOver) throw browserGone();
    if (document !== this.current) throw documentGone();
    const text = JSON.stringify(JSON.stringify(command));
    const evaluated = this.session.send('Runtime.evaluate', {
      expression: `this['${this.channel}:run']('${command.name}',${text})`,
      contextId: document.contextId,
      returnByValue: true,
    }) as Promise<{ result?: { value?: unknown } }>;
    const { result } = await within(
      commandMs,
      `carry out "${command.name}"`,
      signal,
      evaluated.catch((cause: unknown) => {
        throw this.isOver ? browserGone(cause) : documentGone(cause);
      }),
    );
    return toReply<Name>(command.name, result?.value);
  }

  click(x: number, y: number, signal?: AbortSignal): Promise<void> {
    return within(
      commandMs,
      'take a click',
      signal,
      clickAt(this.session, x, y),
    );
  }

  pressEnter(signal?: AbortSignal): Promise<void> {
    return within(commandMs, 'take a key', signal, pressEnter(this.session));
  }

  reload(signal?: AbortSignal): Promise<unknown> {
    const reloaded = this.session.send('Page.reload');
    return within(commandMs, 'reload', signal, reloaded);
  }

  /** Leaves the page as it was before; a pending call ends as declined. */
  async detach(): Promise<void> {
    if (this.isOver) return;
    const { current } = this;
    const leave = [
      ...(current ? [this.run(current, { name: 'uninstall' })] : []),
      ...this.scripts.map((identifier) =>
        this.session.send('Page.removeScriptToEvaluateOnNewDocument', {
          identifier,
        }),
      ),
      this.session.send('Runtime.removeBinding', { name: this.channel }),
    ];
    this.isOver = true;
    this.forget();
    await within(commandMs, 'let go', undefined, Promise.allSettled(leave));
    await this.session.detach().catch(() => undefined);
  }

  private async install(): Promise<void> {
    const { page, session, channel } = this;
    this.on<{ context: ExecutionContext }>(
      'Runtime.executionContextCreated',
      ({ context }) => this.onContext(context),
    );
    this.on<{ executionContextId: number }>(
      'Runtime.executionContextDestroyed',
      ({ executionContextId }) => {
        if (executionContextId === this.current?.contextId) this.lose();
      },
    );
    this.on('Runtime.executionContextsCleared', () => this.lose());
    this.on<{ name: string; payload: string; executionContextId: number }>(
      'Runtime.bindingCalled',
      (event) => {
        if (event.name === channel) {
          this.onPayload(event.executionContextId, event.payload);
        }
      },
    );
    this.on<{ frame: Frame }>('Page.frameNavigated', ({ frame }) =>
      this.onNavigated(frame),
    );
    page.on('close', this.onClose);
    page.on('error', this.onClose);
    page.browser().on('disconnected', this.onClose);

    const frames = session.send('Page.getFrameTree').then((answer) => {
      const { frameTree } = answer as { frameTree: { frame: Frame } };
      this.mainFrame = frameTree.frame.id;
    });
    // A blank page has nothing to hook, and a world in it takes its time.
    const runImmediately = page.url() !== 'about:blank';
    await Promise.all([
      frames,
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', {
        name: channel,
        executionContextName: channel,
      }),
      this.addScript({
        source: toSource(isolatedWorldScript, channel),
        worldName: channel,
        runImmediately,
      }),
      this.addScript({
        source: toSource(mainWorldScript, channel),
        runImmediately,
      }),
    ]);
  }

  private async addScript(script: object): Promise<void> {
    const answer = await this.session.send(
      'Page.addScriptToEvaluateOnNewDocument',
      script,
    );
    this.scripts.push((answer as { identifier: string }).identifier);
  }

  private on<Event>(name: string, listener: (event: Event) => void): void {
    this.session.on(name, (event: never) => {
      if (!this.isOver) listener(event);
    });
  }

  private onContext(context: ExecutionContext): void {
    if (context.auxData?.frameId !== this.mainFrame) return;
    if (context.auxData?.isDefault) this.pageOrigin = context.origin;
    if (context.name !== this.channel) return;
    const origin = NO_ORIGINS.includes(context.origin)
      ? this.pageOrigin
      : context.origin;
    if (origin !== ORIGIN) return;
    this.current = { contextId: context.id, origin };
    this.listener.onDocument(this.current);
  }

  private lose(): void {
    this.current = null;
    this.inbox.reset();
  }

  private onPayload(contextId: number, payload: string): void {
    if (this.current?.contextId === contextId) this.inbox.take(payload);
    else this.inbox.refuseForeign();
  }

  private onNavigated(frame: Frame): void {
    if (frame.parentId !== undefined) return;
    this.mainFrame = frame.id;
    this.listener.onLeft(
      frame.url.includes(LOGOUT_MARK)
        ? Reason.LOGGED_OUT
        : Reason.PAGE_RELOADED,
    );
  }

  private end(reason: PasskeyReasonCode): void {
    if (this.isOver) return;
    this.isOver = true;
    this.forget();
    this.listener.onGone(reason);
  }

  private forget(): void {
    this.current = null;
    this.inbox.stop();
    this.page.off('close', this.onClose);
    this.page.off('error', this.onClose);
    this.page.browser().off('disconnected', this.onClose);
  }
}

/** Nothing of it runs in frames, or where the page goes besides WhatsApp. */
function toSource(script: string, channel: string): string {
  return `if (self === top && location.origin === ${JSON.stringify(ORIGIN)}) {
const PASSKEY_CHANNEL = ${JSON.stringify(channel)};
${script}}`;
}

function toReply<Name extends PageCommandName>(
  name: Name,
  value: unknown,
): PageReply<Name> {
  const { reply } = JSON.parse(
    typeof value === 'string' ? value : '{}',
  ) as Partial<Record<'reply', PageReply<Name>>>;
  if (reply === undefined) throw pageChanged(`it did not answer "${name}"`);
  return reply;
}
