import type { PasskeyAttemptKind } from '@waha-passkey/contract';
import type { Texts } from './texts';

/** A checkpoint links nothing, and has neither phone nor code. */
export function chooseWords(kind: PasskeyAttemptKind, texts: Texts): Texts {
  if (kind === 'linking') return texts;
  const { title, newDevice, judging, done, doneBody, ended, cancelHint } =
    texts.checkpoint;
  return {
    ...texts,
    title,
    newDevice,
    cancelHint,
    steps: { ...texts.steps, done },
    completing: { ...texts.completing, body: judging },
    done: { heading: done, body: doneBody },
    ended: { ...texts.ended, heading: ended },
  };
}
