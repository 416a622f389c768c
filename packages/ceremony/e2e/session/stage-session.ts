import type {
  PasskeyAssertion,
  PasskeyAttemptKind,
  PasskeyPhase,
  PasskeySignal,
} from '@waha-passkey/contract';
import { InMemoryDriver, ManualClock } from '@waha-passkey/testbed/driver';
import {
  PasskeySessions,
  type PasskeyChange,
  type PasskeySession,
  type PasskeySessionsOptions,
} from '@waha-passkey/ceremony';
import { createSigner, type Signer } from '../create-signer';

type CallSignal = Extract<PasskeySignal, { type: 'call' }>;

export interface Stage {
  clock: ManualClock;
  sessions: PasskeySessions;
  driver: InMemoryDriver;
  session: PasskeySession;
  signer: Signer;
  changes: PasskeyChange[];
  /** The page asks; the newest call is the one `sign` answers. */
  ask(kind?: PasskeyAttemptKind): CallSignal;
  sign(): PasskeyAssertion;
  /** Time passes, and what is due is done. */
  pass(ms: number): void;
  /** Plays a linking until this phase. */
  reach(phase: PasskeyPhase): Promise<void>;
  phase(): PasskeyPhase | undefined;
}

/** One session on the in-memory driver, with a clock that stands still. */
export function stageSession(
  options: PasskeySessionsOptions = {},
  driver = new InMemoryDriver(),
): Stage {
  const clock = new ManualClock();
  const sessions = new PasskeySessions({ clock, ...options });
  const session = sessions.attach('default', driver);
  const signer = createSigner();
  const changes: PasskeyChange[] = [];
  session.observe((change) => changes.push(change));
  let calls = 0;
  let newest: CallSignal | null = null;

  const ask = (kind: PasskeyAttemptKind = 'linking'): CallSignal => {
    calls += 1;
    newest = signer.createCall(`call-${calls}`, kind);
    driver.emit(newest);
    return newest;
  };
  const sign = (): PasskeyAssertion => {
    if (newest === null) throw new Error('The page has not asked.');
    return signer.sign(newest);
  };
  const stage: Stage = {
    clock,
    sessions,
    driver,
    session,
    signer,
    changes,
    ask,
    sign,
    pass: (ms) => {
      clock.advance(ms);
      sessions.registry.sweep();
    },
    phase: () => session.attempt?.phase,
    reach: async (phase) => {
      driver.emit({ type: 'gate', kind: 'linking', challenge: null });
      if (phase === 'gate-seen') return;
      ask();
      if (phase === 'awaiting-assertion') return;
      if (phase === 'ended') {
        stage.pass(600_000);
        return;
      }
      if (phase === 'delivering') {
        const held = driver.holdNext('deliver');
        session.submit(sign()).catch(() => undefined);
        await held.started;
        return;
      }
      await session.submit(sign());
      if (phase === 'awaiting-phone') return;
      driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
      if (phase === 'awaiting-confirmation') return;
      driver.emit({ type: 'completing' });
      if (phase === 'completing') return;
      driver.emit({ type: 'completed' });
    },
  };
  return stage;
}
