import {
  type PasskeyAttemptKind,
  type PasskeyChallenge,
  type PasskeySignal,
  PasskeyAttemptKind as Kind,
  PasskeyReasonCode as Reason,
} from '@waha-passkey/contract';
import type { PageMessage } from '../protocol/page-message';
import { TIMEOUT_REASON, UNPAIRED_STATES } from '../protocol/whatsapp-names';
import { decideKind } from './decide-kind';
import { type Gate, type GateStep, isBefore, openGate } from './gate';
import { emptyPage, isCardUp, isLinked } from './page-state';
import { isGateEvident, isGateGone, readProgress } from './read-progress';
import { RestartWatch, type SocketRestart } from './socket-restart';

export interface GateOrders {
  /** The gate is up and the page does not ask yet. */
  ask(gate: Gate): void;
  /** The pending call's challenge is void: end it, and make the page ask. */
  supersede(callId: string): void;
  /** The page asks with a challenge that was answered before: likewise. */
  refresh(callId: string): void;
  /** The request is void, and reported so: its call, if any, is to be ended. */
  drop(callId: string | null): void;
  /** Whether the page has to be looked at often. */
  watch(closely: boolean): void;
  /** The gate is over, and nothing was linked. */
  left(): void;
}

type Message<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

/** The page draws its screens one after the other; a gap is no end. */
const closeMs = 1_500;
/** A checkpoint that is not drawn as expected is passed if nothing follows. */
const quietMs = 3_000;

/**
 * Makes one story of a document's signals, any of which may be missing, late,
 * or told twice. Knows no browser; what has to be done goes to `orders`.
 */
export class GateFollower {
  private page = emptyPage();
  private hasShownQr = false;
  private current: Gate | null = null;
  /** Cached options outlive their gate: only a change announces the next. */
  private seenChallenge: string | null = null;
  /** Assertions over these were given to the page: it takes no second one. */
  private readonly usedChallenges = new Set<string>();
  private readonly restarts = new RestartWatch();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly report: (signal: PasskeySignal) => void,
    private readonly orders: GateOrders,
  ) {}

  get gate(): Gate | null {
    return this.current;
  }

  get isLinked(): boolean {
    return isLinked(this.page.modules);
  }

  /** `Socket.state`; null when it cannot be read. */
  get socketState(): string | null {
    return this.page.modules.socketState;
  }

  get isQrShown(): boolean {
    const { card, modules } = this.page;
    return card.qr || UNPAIRED_STATES.includes(modules.socketState ?? '');
  }

  /**
   * The gate's screen made way for a QR code; in a page that never showed one
   * that is known, it is gone and its options are, too.
   */
  get isLeft(): boolean {
    const { card, modules } = this.page;
    if (isCardUp(card)) return false;
    if (this.hasShownQr) return card.qr;
    return (
      this.current?.wasShown === true &&
      UNPAIRED_STATES.includes(modules.socketState ?? '') &&
      modules.challenge === null
    );
  }

  /** Another document, or none: nothing of the last one holds. */
  reset(): void {
    this.page = emptyPage();
    this.hasShownQr = false;
    this.current = null;
    this.seenChallenge = null;
    this.usedChallenges.clear();
    this.restarts.reset();
    this.stopTimer();
  }

  onMessage(message: PageMessage, origin: string): void {
    switch (message.type) {
      case 'prologue':
        this.onPrologue(message);
        break;
      case 'modules':
        this.page.modules = message.modules;
        break;
      case 'card':
        this.onCard(message);
        break;
      case 'call':
        this.onCall(message, origin);
        break;
      case 'call-ended':
        this.endCall(
          message.callId,
          message.cause === 'aborted'
            ? Reason.ABORTED_BY_PAGE
            : Reason.CHALLENGE_EXPIRED,
        );
        break;
      case 'code':
        this.reportCode(message.code, message.selfConfirming);
        break;
      case 'error':
        this.fail(
          message.reason === TIMEOUT_REASON
            ? Reason.TIMED_OUT_BY_WHATSAPP
            : Reason.REFUSED_BY_WHATSAPP,
        );
        break;
      case 'pairing-code':
      case 'fault':
        return;
    }
    this.settle();
  }

  /** The page's promise was resolved by us. */
  onDelivered(callId: string): void {
    const gate = this.current;
    if (gate?.call?.callId !== callId) return;
    this.usedChallenges.add(gate.call.challenge);
    gate.call = null;
    if (isBefore(gate.step, 'delivered')) gate.step = 'delivered';
    if (gate.kind === Kind.CHECKPOINT && !gate.wasShown) {
      this.after(quietMs, () => this.complete());
    }
    this.settle();
  }

  /** The page's call was ended by us; `reason` when that is news. */
  endCall(callId: string, reason?: GateEndReason): void {
    const gate = this.current;
    if (gate?.call?.callId !== callId) return;
    gate.call = null;
    gate.step = 'seen';
    gate.hasFailed = reason !== Reason.SUPERSEDED;
    this.forgetStage();
    if (reason) this.report({ type: 'call-ended', callId, reason });
  }

  /** The page is made to ask again: what it showed of a failure is old. */
  onAskAgain(): void {
    const gate = this.current;
    if (!gate) return;
    gate.hasFailed = false;
    gate.step = 'seen';
    gate.code = null;
  }

  /** whatsapp-web.js says so, whatever the page's modules are called now. */
  onLinked(): void {
    if (this.current?.kind === Kind.LINKING) this.complete();
  }

  /** The page says so itself, when it is about to be given an assertion. */
  onRestarted(): void {
    const gate = this.current;
    if (gate?.kind === Kind.LINKING) this.endByRestart(gate);
  }

  /** The host leaves the gate by a way of its own. */
  onHostCancelled(): void {
    if (this.current) this.current.hasFailed = false;
    this.fail(Reason.CANCELLED);
  }

  /** We left the gate: its end is no news. */
  onCancelled(): void {
    if (!this.current) return;
    this.close();
    this.orders.left();
  }

  private onPrologue({ modules }: Message<'prologue'>): void {
    this.page.modules = modules;
    const gate = this.current;
    if (!gate) return this.open(Kind.LINKING);
    if (!gate.hasFailed) return;
    this.onAskAgain();
    this.reportGate(gate, modules.challenge);
    this.orders.ask(gate);
  }

  private onCard({ card }: Message<'card'>): void {
    const before = this.page.card;
    this.page.card = card;
    this.hasShownQr ||= card.qr;
    const gate = this.current;
    if (!gate || isBefore(gate.step, 'delivered')) return;
    const hasFailed =
      gate.kind === Kind.LINKING
        ? card.step === 'error' && before.step !== 'error'
        : card.checkpoint === 'idle' && before.checkpoint === 'busy';
    if (hasFailed) this.fail(Reason.REFUSED_BY_WHATSAPP);
  }

  private onCall(message: Message<'call'>, origin: string): void {
    const { callId, modules, options } = message;
    this.page.modules = modules;
    const kind = decideKind(options, this.page);
    if (this.current?.kind !== kind) this.open(kind, { isAsking: true });
    const gate = this.current;
    if (!gate) return;
    gate.call = { callId, challenge: options.challenge };
    gate.calls += 1;
    gate.step = 'asked';
    gate.hasFailed = false;
    gate.code = null;
    if (kind === Kind.LINKING && this.usedChallenges.has(options.challenge)) {
      return this.orders.refresh(callId);
    }
    // The cache has them as WhatsApp sent them, the call as the page read them.
    const challenge =
      kind === Kind.LINKING &&
      modules.challenge?.challenge === options.challenge
        ? modules.challenge
        : options;
    this.report({ type: 'call', callId, kind, challenge, origin });
  }

  /** Reads the levels anew; each transition is reported once. */
  private settle(): void {
    const { page } = this;
    const { challenge } = page.modules;
    const restart = this.restarts.see(page.modules.socketState);
    if (!this.current) {
      const kind = isGateEvident(page, this.seenChallenge);
      if (kind) this.open(kind);
    }
    this.seenChallenge = challenge?.challenge ?? this.seenChallenge;
    const gate = this.current;
    if (!gate) return;
    gate.wasShown ||=
      gate.kind === Kind.LINKING
        ? isCardUp(page.card)
        : page.card.checkpoint !== 'none';
    if (gate.kind === Kind.LINKING) {
      if (isLinked(page.modules)) return this.complete();
      if (restart && isFatal(restart, gate)) this.endByRestart(gate);
      this.followLinking(gate, challenge);
    } else if (gate.wasShown && page.card.checkpoint === 'none') {
      if (gate.step === 'delivered') return this.complete();
    }
    if (isGateGone(gate, page)) this.after(closeMs, () => this.onGateGone());
    else if (gate.kind === Kind.LINKING) this.stopTimer();
  }

  private followLinking(gate: Gate, challenge: PasskeyChallenge | null): void {
    if (challenge && gate.step === 'seen' && !gate.hasFailed) {
      if (gate.challenge === null) this.reportGate(gate, challenge);
    }
    if (challenge && gate.call) {
      if (challenge.challenge !== gate.call.challenge) {
        return this.orders.supersede(gate.call.callId);
      }
    }
    for (const step of readProgress(gate, this.page)) this.advance(step);
  }

  private advance(step: GateStep): void {
    const gate = this.current;
    if (!gate) return;
    if (step === 'code') {
      const { card, modules } = this.page;
      const code = card.code ?? modules.code;
      if (code !== null) this.reportCode(code, modules.skipsHandoff);
      return;
    }
    if (!isBefore(gate.step, step)) return;
    gate.step = step;
    if (step === 'phone') this.report({ type: 'awaiting-phone' });
    if (step === 'completing') this.report({ type: 'completing' });
  }

  /** What the page says of itself wins over what its card leaves open. */
  private reportCode(code: string, selfConfirming: boolean): void {
    const gate = this.current;
    if (gate?.kind !== Kind.LINKING) return;
    if (isBefore('code', gate.step)) return;
    const isKnown = gate.code === code;
    if (isKnown && (gate.isSelfConfirming || !selfConfirming)) return;
    gate.code = code;
    gate.isSelfConfirming = selfConfirming;
    gate.step = 'code';
    this.report({ type: 'code', code, selfConfirming });
  }

  private open(kind: PasskeyAttemptKind, { isAsking = false } = {}): void {
    this.stopTimer();
    const gate = openGate(kind);
    this.current = gate;
    this.orders.watch(true);
    const { challenge } = this.page.modules;
    this.reportGate(gate, kind === Kind.LINKING ? challenge : null);
    if (!isAsking) this.orders.ask(gate);
  }

  private reportGate(gate: Gate, challenge: PasskeyChallenge | null): void {
    gate.challenge = challenge?.challenge ?? null;
    this.report({ type: 'gate', kind: gate.kind, challenge });
  }

  private fail(reason: GateEndReason): void {
    const gate = this.current;
    if (!gate || gate.hasFailed || gate.call) return;
    gate.hasFailed = true;
    gate.step = 'seen';
    this.forgetStage();
    this.report({
      type: 'failed',
      reason,
      retryable: reason !== Reason.CANCELLED,
    });
  }

  /**
   * A new socket knows nothing of the request. The page's own Cancel drops its
   * options first, and that is what tells the two apart.
   */
  private endByRestart(gate: Gate): void {
    if (gate.hasFailed || gate.isLeaving) return;
    const isCancelled =
      gate.challenge !== null &&
      this.page.modules.challenge === null &&
      gate.step !== 'completing';
    const reason = isCancelled ? Reason.CANCELLED : Reason.CONNECTION_RESTARTED;
    const callId = gate.call?.callId ?? null;
    if (callId === null) this.fail(reason);
    else this.endCall(callId, reason);
    this.orders.drop(callId);
  }

  /** What was read before the failure says nothing of the next attempt. */
  private forgetStage(): void {
    this.page.modules = { ...this.page.modules, stage: null, code: null };
  }

  private complete(): void {
    this.close();
    this.report({ type: 'completed' });
  }

  private onGateGone(): void {
    const gate = this.current;
    if (!gate || !isGateGone(gate, this.page)) return;
    this.close();
    this.orders.left();
    // No human can close the checkpoint: WhatsApp itself took it back.
    const reason =
      gate.kind === Kind.LINKING ? Reason.CANCELLED : Reason.ABORTED_BY_PAGE;
    this.report({ type: 'failed', reason, retryable: false });
  }

  private close(): void {
    this.stopTimer();
    this.current = null;
    this.orders.watch(false);
  }

  private after(ms: number, run: () => void): void {
    this.timer ??= setTimeout(() => {
      this.stopTimer();
      run();
    }, ms).unref();
  }

  private stopTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

/** After the assertion, the page restarts its socket when it has succeeded, too. */
function isFatal(restart: SocketRestart, { step }: Gate): boolean {
  return restart === 'done' || isBefore(step, 'delivered');
}

type GateEndReason = Extract<PasskeySignal, { type: 'call-ended' }>['reason'];
