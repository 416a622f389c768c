import { randomUUID } from 'node:crypto';
import type {
  PasskeyAttempt,
  PasskeyDriver,
  PasskeyLogger,
  PasskeyPhase,
  PasskeyReason,
  PasskeyReasonCode,
} from '@waha-passkey/contract';
import { advance } from '../machine/advance';
import {
  dueOf,
  furthestPhase,
  isLater,
  type AttemptState,
} from '../machine/attempt-state';
import type { CeremonyInput } from '../machine/ceremony-input';
import type { AttemptRegistry } from '../registry/attempt-registry';
import type { CeremonyTimeouts } from '../timeouts';
import { ChangeFeed, type PasskeyChange, type Step } from './change-feed';
import { DriverCommands } from './driver-commands';
import { createClosedError } from './state-errors';
import { toAttempt } from './to-attempt';
import { WallTime } from './wall-time';

export interface CeremonyOptions {
  session: string;
  driver: PasskeyDriver;
  registry: AttemptRegistry;
  timeouts: CeremonyTimeouts;
  logger: PasskeyLogger;
}

type EndListener = (attemptId: string, reason: PasskeyReason) => void;

/** Holds the newest attempt of a session, and feeds the state machine. */
export class Ceremony {
  readonly session: string;
  readonly driver: PasskeyDriver;
  readonly registry: AttemptRegistry;
  readonly timeouts: CeremonyTimeouts;
  readonly logger: PasskeyLogger;
  readonly commands: DriverCommands;
  private readonly feed: ChangeFeed;
  private readonly wall: WallTime;
  private readonly endListeners: EndListener[] = [];
  private newest: AttemptState | null = null;
  private isClosed = false;

  constructor(options: CeremonyOptions) {
    this.session = options.session;
    this.driver = options.driver;
    this.registry = options.registry;
    this.timeouts = options.timeouts;
    this.logger = options.logger;
    this.feed = new ChangeFeed({
      ...options,
      show: (attempt) => this.show(attempt),
    });
    this.wall = new WallTime(options.registry.clock);
    this.commands = new DriverCommands({
      ...options,
      timeoutMs: options.timeouts.orderMs,
    });
  }

  get attempt(): AttemptState | null {
    return this.newest;
  }

  get closed(): boolean {
    return this.isClosed;
  }

  get now(): number {
    return this.registry.clock.monotonicMs();
  }

  observe(listener: (change: PasskeyChange) => void): () => void {
    return this.feed.observe(listener);
  }

  /** Called as soon as an attempt ends, before observers are called. */
  onEnd(listener: EndListener): void {
    this.endListeners.push(listener);
  }

  show(attempt: AttemptState): PasskeyAttempt {
    return toAttempt(attempt, this.session, this.wall);
  }

  /** Whether this attempt is the newest, and came further than `phase`. */
  hasPassed(attemptId: string, phase: PasskeyPhase): boolean {
    const attempt = this.newest;
    return (
      attempt?.attemptId === attemptId && isLater(furthestPhase(attempt), phase)
    );
  }

  /** Handles a deadline that has passed, before its timer does. */
  catchUp(): void {
    const attempt = this.newest;
    const due = attempt === null ? null : dueOf(attempt);
    if (attempt === null || due === null || this.now < due) return;
    this.apply({ type: 'due', attemptId: attempt.attemptId });
  }

  /** `act` is what the step is for: done before any observer is called. */
  apply(input: CeremonyInput, act?: () => void): void {
    const { now } = this;
    const before = this.newest;
    const { trail, abandonedCallId } = advance(before, input, {
      now,
      freshId: randomUUID(),
      timeouts: this.timeouts,
      refusal: this.toRefusal(),
    });
    const after = trail.at(-1);
    if (after === undefined) return;
    this.newest = after;
    this.reschedule(before, after);
    this.feed.add(trail.map((state) => toStep(before, state, now)));
    act?.();
    this.announceEnds(trail);
    if (abandonedCallId !== null) this.commands.abandon(abandonedCallId);
    this.feed.emit();
  }

  close(reason: PasskeyReasonCode): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.commands.giveUp(createClosedError(this.session));
    this.apply({ type: 'closed', reason });
    this.feed.close();
  }

  private toRefusal(): PasskeyReason | null {
    const { supported, reason } = this.driver.capability;
    if (supported || reason === null) return null;
    return { code: reason.code, message: reason.message };
  }

  private reschedule(before: AttemptState | null, after: AttemptState): void {
    const { attemptId } = after;
    if (before !== null && before.attemptId !== attemptId) {
      this.registry.release(before.attemptId);
    }
    const due = dueOf(after);
    if (due === null) {
      this.registry.release(attemptId);
      return;
    }
    this.registry.hold({ attemptId, session: this.session }, due, () =>
      this.apply({ type: 'due', attemptId }),
    );
  }

  private announceEnds(trail: readonly AttemptState[]): void {
    for (const { attemptId, stage } of trail) {
      if (stage.phase !== 'ended') continue;
      for (const listener of this.endListeners) {
        listener(attemptId, stage.reason);
      }
    }
  }
}

function toStep(
  before: AttemptState | null,
  state: AttemptState,
  at: number,
): Step {
  const same = before?.attemptId === state.attemptId;
  return { state, previousPhase: same ? before.stage.phase : null, at };
}
