import {
  EngineName,
  type PasskeyAssertion,
  PasskeyAttemptKind as Kind,
  type PasskeyCapability,
  type PasskeyDriver,
  type PasskeyLogger,
  type PasskeyReasonCode,
  PasskeyReasonCode as Reason,
  type PasskeySignal,
  silentLogger,
} from '@waha-passkey/contract';
import { browserGone, documentGone } from '../bridge/bridge-errors';
import {
  type BridgeListener,
  PageBridge,
  type PageDocument,
} from '../bridge/page-bridge';
import { toRawPage } from '../bridge/raw-page';
import { assertNotGivenUp } from '../bridge/within';
import type { PageMessage } from '../protocol/page-message';
import { Canary } from './canary';
import { Changes } from './changes';
import { describeError } from './describe-error';
import type { Gate } from './gate';
import { GateAsker } from './gate-asker';
import { GateFollower } from './gate-follower';
import {
  createRestartedError,
  noCode,
  notRenewable,
  superseded,
} from './order-errors';
import { OpenLink } from './open-link';
import { PairingCodeWatch } from './pairing-code-watch';
import { type Press, pressButton } from './press-button';
import { SignalFeed } from './signal-feed';
import { type SignalReport, toSignalReport } from './signal-report';

export interface PageDriverOptions {
  /** What drives the page: whatsapp-web.js, which is the default, or WPPConnect. */
  engine?: Extract<EngineName, 'WEBJS' | 'WPP'>;
  logger?: PasskeyLogger;
  /** How long a page may take from its gate to its call; 12 s by default. */
  askMs?: number;
  /**
   * whatsapp-web.js failed where no caller of it waits, and the session is of no
   * more use. Not called for what fails because the page or browser is gone.
   */
  onClientFailure?: (error: unknown) => void;
}

/** A document that is there, and the bridge that reaches it. */
interface LivePage {
  bridge: PageBridge;
  document: PageDocument;
}

/** For confirm, reject and cancel. */
const pressMs = 10_000;

/**
 * The port over one WhatsApp Web page, any version of whatsapp-web.js, with or
 * without WAHA. Give it the page before its first navigation, at every start.
 */
export class PagePasskeyDriver implements PasskeyDriver {
  readonly engine: EngineName;
  /** For the guards of the client: what they keep from happening. */
  readonly link: OpenLink;
  readonly pairingCode: PairingCodeWatch;

  private readonly logger: PasskeyLogger;
  private readonly feed: SignalFeed;
  private readonly pageCanary: Canary;
  private readonly changes = new Changes();
  private readonly follower: GateFollower;
  private readonly asker: GateAsker;
  private bridge: PageBridge | null = null;
  private isAsleep = false;
  private wasNoted = false;

  constructor(options: PageDriverOptions = {}) {
    this.engine = options.engine ?? EngineName.WEBJS;
    this.logger = options.logger ?? silentLogger;
    this.feed = new SignalFeed(this.logger);
    this.pairingCode = new PairingCodeWatch((signal) =>
      this.feed.report(signal),
    );
    this.pageCanary = new Canary(() => this.askForSignals(), this.logger);
    this.follower = new GateFollower((signal) => this.feed.report(signal), {
      ask: (gate) => void this.asker.askByItself(gate),
      supersede: (callId) =>
        void this.asker.askAgain(callId, Reason.SUPERSEDED),
      refresh: (callId) => void this.asker.askAgain(callId),
      drop: (callId) => void this.drop(callId),
      // Who waits for the news comes before the page is told.
      watch: (closely) => setImmediate(() => void this.watch(closely)),
      left: () => setImmediate(() => this.link.onLeft()),
    });
    this.asker = new GateAsker({
      follower: this.follower,
      logger: this.logger,
      askMs: options.askMs ?? 12_000,
      press: (press) => this.press(press),
      endCall: (...args) => this.endCall(...args),
      report: (signal) => this.feed.report(signal),
    });
    this.link = new OpenLink({
      follower: this.follower,
      changes: this.changes,
      logger: this.logger,
      bridge: () => this.bridge,
    });
  }

  get capability(): PasskeyCapability {
    return this.pageCanary.capability;
  }

  /**
   * Hooks a raw puppeteer page, or WAHA's wrapper of one. Idempotent; another
   * page takes the place of the last one.
   */
  async attachPage(page: unknown): Promise<void> {
    const raw = toRawPage(page);
    if (this.bridge?.page === raw && !this.bridge.isGone) {
      return this.bridge.installed;
    }
    await this.detach(Reason.SESSION_STOPPED);
    const bridge = await PageBridge.attach(
      raw,
      this.createListener(),
      this.logger,
    );
    this.bridge = bridge;
    try {
      await bridge.installed;
    } catch (error) {
      if (this.bridge === bridge) this.bridge = null;
      throw error;
    }
  }

  /**
   * Releases the page, which is then as if it had never been hooked; a call
   * that waits ends as declined. It ends our CDP session, and with any session
   * of a page Chromium drops the virtual authenticators of all of them [156].
   */
  async detach(reason: PasskeyReasonCode): Promise<void> {
    const { bridge } = this;
    if (!bridge) return;
    this.bridge = null;
    this.forget();
    await bridge.detach();
    this.feed.report({ type: 'gone', reason });
  }

  /** What this version of the page offers, asked of the page itself. */
  canary(): Promise<SignalReport> {
    return this.pageCanary.look();
  }

  observe(listener: (signal: PasskeySignal) => void): () => void {
    return this.feed.observe(listener);
  }

  /** whatsapp-web.js' own word that the device is linked: a second signal. */
  noteLinked(): void {
    this.wasNoted = true;
    this.follower.onLinked();
    this.changes.notify();
    this.watchAgain();
  }

  async deliver(
    callId: string,
    assertion: PasskeyAssertion,
    signal: AbortSignal,
  ): Promise<void> {
    assertNotGivenUp(signal, 'take the assertion');
    const { gate, bridge, document } = this.requireCall(callId);
    const reply = await bridge.run(
      document,
      {
        name: 'deliver',
        callId,
        isLinking: gate.kind === Kind.LINKING,
        assertion,
      },
      signal,
    );
    if (reply === 'superseded') {
      void this.asker.askAgain(callId, Reason.SUPERSEDED);
      throw superseded();
    }
    if (reply === 'restarted') {
      this.follower.onRestarted();
      throw createRestartedError();
    }
    if (reply === 'unknown-call') throw documentGone();
    this.follower.onDelivered(callId);
    this.changes.notify();
  }

  async expire(callId: string, signal: AbortSignal): Promise<void> {
    assertNotGivenUp(signal, 'end the call');
    if (this.follower.gate?.call?.callId !== callId) return;
    await this.endCall(callId, signal);
  }

  async confirm(signal: AbortSignal): Promise<void> {
    assertNotGivenUp(signal, 'confirm the code');
    const gate = this.requireCode();
    await this.press({
      button: 'confirm',
      action: 'confirm',
      isDone: () => this.follower.gate !== gate || gate.step !== 'code',
      ms: pressMs,
      signal,
    });
  }

  async reject(signal: AbortSignal): Promise<void> {
    assertNotGivenUp(signal, 'reject the code');
    this.requireCode();
    await this.leaveGate(signal);
  }

  async cancel(signal: AbortSignal): Promise<void> {
    assertNotGivenUp(signal, 'leave the gate');
    const { gate } = this.follower;
    if (!gate) return;
    this.asker.stop();
    if (gate.call) await this.endCall(gate.call.callId, signal);
    // The checkpoint's only way out unlinks the device: it stays.
    if (gate.kind === Kind.LINKING) await this.leaveGate(signal);
  }

  /** As `cancel()`, by a host that goes its own way: observers are told. */
  async cancelByHost(): Promise<void> {
    const { gate } = this.follower;
    if (gate?.kind !== Kind.LINKING) return;
    this.asker.stop();
    const { signal } = new AbortController();
    const callId = gate.call?.callId;
    if (callId) await this.endCall(callId, signal, Reason.CANCELLED);
    else this.follower.onHostCancelled();
    await this.leaveGate(signal);
  }

  async renew(signal: AbortSignal): Promise<void> {
    assertNotGivenUp(signal, 'ask again');
    const { gate } = this.follower;
    if (!gate) {
      throw this.follower.isLinked
        ? notRenewable(
            'WhatsApp asks for no passkey now',
            'wait until it asks again',
          )
        : notRenewable('WhatsApp asks for no passkey any more');
    }
    const isUnderWay = gate.step !== 'seen' && gate.step !== 'asked';
    if (isUnderWay && gate.kind === Kind.LINKING) {
      throw notRenewable('WhatsApp waits for the phone still');
    }
    if (gate.call) await this.endCall(gate.call.callId, signal);
    // A checkpoint that is being judged may pass still; else it asks again.
    if (!isUnderWay) this.follower.onAskAgain();
    await this.asker.ask(gate, signal);
  }

  private createListener(): BridgeListener {
    let isCurrent = true;
    return {
      onDocument: () => {
        this.pairingCode.onLeft();
        this.forget();
      },
      onMessage: (document, message) => this.onMessage(document, message),
      onLeft: (reason) => {
        const { gate } = this.follower;
        this.pairingCode.onLeft();
        this.forget();
        if (gate || reason === Reason.LOGGED_OUT) {
          this.feed.report({ type: 'gone', reason });
        }
      },
      onGone: (reason) => {
        if (!isCurrent) return;
        isCurrent = false;
        this.forget();
        this.feed.report({ type: 'gone', reason });
      },
    };
  }

  private onMessage(document: PageDocument, message: PageMessage): void {
    if (message.type === 'fault') {
      this.logger.warn(`passkey: our script failed at "${message.where}"`);
    }
    this.follower.onMessage(message, document.origin);
    this.followPairingCode(message);
    this.changes.notify();
    if (this.follower.isQrShown || this.follower.isLinked)
      this.pageCanary.plan();
    this.watchAgain();
  }

  private followPairingCode(message: PageMessage): void {
    if (this.isLinked) return this.pairingCode.reset();
    if (message.type === 'pairing-code') {
      this.pairingCode.onEnded(message.state);
    }
    this.pairingCode.onSocketState(this.follower.socketState);
  }

  /** The page itself says so, or whatsapp-web.js of a page that does not. */
  get isLinked(): boolean {
    return this.follower.isLinked || this.wasNoted;
  }

  /** A linked page is left in peace until something happens in it. */
  private watchAgain(): void {
    if (this.follower.gate || this.isAsleep === this.isLinked) return;
    this.isAsleep = this.isLinked;
    setImmediate(() => {
      if (!this.follower.gate) void this.watch(false);
    });
  }

  /** Nothing of the last document holds. */
  private forget(): void {
    this.asker.reset();
    this.isAsleep = false;
    this.wasNoted = false;
    this.link.forget();
    this.pairingCode.reset();
    this.follower.reset();
    this.pageCanary.reset();
    this.changes.notify();
  }

  /** By the page's own button; a page that shows none is loaded anew. */
  private async leaveGate(signal: AbortSignal): Promise<void> {
    const { bridge } = this.requirePage();
    const { gate } = this.follower;
    if (gate) gate.isLeaving = true;
    try {
      await this.press({
        button: 'cancel',
        action: 'cancel',
        isDone: () => this.follower.gate !== gate || this.follower.isLeft,
        ms: pressMs / 2,
        signal,
      });
      this.follower.onCancelled();
    } catch (error) {
      assertNotGivenUp(signal, 'leave the gate');
      this.logger.warn(
        `passkey: page reloaded to cancel: ${describeError(error)}`,
      );
      this.follower.onCancelled();
      await bridge.reload(signal);
    }
  }

  private async endCall(
    callId: string,
    signal: AbortSignal,
    reason?: PasskeyReasonCode,
  ): Promise<void> {
    const { bridge, document } = this.requirePage();
    await bridge.run(document, { name: 'end', callId }, signal);
    this.follower.endCall(callId, reason);
    this.changes.notify();
  }

  private press(press: Press): Promise<void> {
    return pressButton({ ...this.requirePage(), changes: this.changes }, press);
  }

  private async watch(closely: boolean): Promise<void> {
    const { bridge } = this;
    if (!bridge?.document) return;
    this.isAsleep = !closely && this.isLinked;
    const guarded = this.link.sync();
    try {
      await bridge.run(bridge.document, {
        name: 'watch',
        pace: closely ? 'closely' : this.isAsleep ? 'asleep' : 'distantly',
        isLinking: this.link.isOpen,
      });
    } catch (error) {
      this.logger.debug(`passkey: page not watched: ${describeError(error)}`);
    }
    await guarded;
  }

  /** Reported already: what is left of the request in the page goes, too. */
  private async drop(callId: string | null): Promise<void> {
    this.asker.stop();
    const { bridge } = this;
    if (callId === null || !bridge?.document) return;
    try {
      await bridge.run(bridge.document, { name: 'end', callId });
    } catch (error) {
      this.logger.debug(
        `passkey: void call not ended: ${describeError(error)}`,
      );
    }
  }

  private async askForSignals(): Promise<SignalReport> {
    const { bridge, document } = this.requirePage();
    const signals = await bridge.run(document, { name: 'report' });
    const { gate, isLinked } = this.follower;
    return toSignalReport(signals, {
      isLinked,
      isGateUp: gate?.kind === Kind.LINKING,
      isOverdue: this.pageCanary.isOverdue,
    });
  }

  private requirePage(): LivePage {
    const { bridge } = this;
    if (!bridge || bridge.isGone) throw browserGone();
    if (!bridge.document) throw documentGone();
    return { bridge, document: bridge.document };
  }

  private requireCall(callId: string): LivePage & { gate: Gate } {
    if (this.asker.hasReplaced(callId)) throw superseded();
    const page = this.requirePage();
    const { gate } = this.follower;
    if (gate?.call && gate.call.callId !== callId) throw superseded();
    if (!gate?.call) throw documentGone();
    return { ...page, gate };
  }

  private requireCode(): Gate {
    const { gate } = this.follower;
    if (gate?.step !== 'code') throw noCode();
    return gate;
  }
}
