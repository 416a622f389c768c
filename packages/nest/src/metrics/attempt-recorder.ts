import type { PasskeyChange } from '@waha-passkey/ceremony';
import {
  PasskeyPhase,
  PasskeyReasonCode,
  type PasskeyAttempt,
} from '@waha-passkey/contract';
import type { AttemptLabels, PasskeyMetrics } from './passkey-metrics';

interface Known extends AttemptLabels {
  attemptId: string;
  phase: PasskeyPhase;
  since: number;
}

/** Turns the changes of all sessions into what a host counts. */
export class AttemptRecorder {
  private readonly open = new Map<string, Known>();

  constructor(
    private readonly metrics: PasskeyMetrics,
    private readonly now: () => number = () => performance.now(),
  ) {}

  onChange({ attempt, previousPhase }: PasskeyChange): void {
    const { session, attemptId, kind, phase, reason } = attempt;
    const labels = { session, kind };
    const now = this.now();
    let known = this.open.get(session);
    if (known && known.attemptId !== attemptId) {
      this.leave(known, PasskeyPhase.ENDED, now);
      this.end(known, PasskeyReasonCode.SUPERSEDED);
      known = undefined;
    }
    // Also of one that is over: what can be renewed no longer is a change.
    if ((known?.phase ?? previousPhase) === phase) {
      return;
    }
    if (known) {
      this.leave(known, phase, now);
    } else {
      this.metrics.attemptBegan(labels);
    }
    if (isOver(attempt)) {
      this.end(labels, reason?.code ?? null);
    } else {
      this.open.set(session, { ...labels, attemptId, phase, since: now });
    }
  }

  private leave(known: Known, next: PasskeyPhase, now: number): void {
    const { session, kind, phase, since } = known;
    const seconds = (now - since) / 1_000;
    this.metrics.phaseLeft({ session, kind, phase, seconds });
    if (
      phase === PasskeyPhase.AWAITING_ASSERTION &&
      next === PasskeyPhase.DELIVERING
    ) {
      this.metrics.signed({ session, kind, seconds });
    }
    if (phase === PasskeyPhase.DELIVERING && isBehindDelivery(next)) {
      this.metrics.delivered({ session, kind });
    }
  }

  private end(
    { session, kind }: AttemptLabels,
    reason: PasskeyReasonCode | null,
  ): void {
    this.open.delete(session);
    this.metrics.attemptEnded({ session, kind, reason });
  }
}

function isOver({ phase }: PasskeyAttempt): boolean {
  return phase === PasskeyPhase.COMPLETED || phase === PasskeyPhase.ENDED;
}

function isBehindDelivery(phase: PasskeyPhase): boolean {
  switch (phase) {
    case PasskeyPhase.AWAITING_PHONE:
    case PasskeyPhase.AWAITING_CONFIRMATION:
    case PasskeyPhase.COMPLETING:
    case PasskeyPhase.COMPLETED:
      return true;
    case PasskeyPhase.GATE_SEEN:
    case PasskeyPhase.AWAITING_ASSERTION:
    case PasskeyPhase.DELIVERING:
    case PasskeyPhase.ENDED:
      return false;
  }
}
