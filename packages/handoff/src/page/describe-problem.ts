import { ApiError, NetworkError } from './handoff-api';
import { LeftError, RequestEndedError } from './signing-wait';
import type { Texts } from './texts/texts';
import { NotSignedError } from './ways/not-signed-error';

/** What went wrong, for the visitor; null where the visitor ended it. */
export function describeProblem(error: unknown, texts: Texts): string | null {
  if (error instanceof LeftError) return null;
  if (error instanceof RequestEndedError) return texts.sign.requestEnded;
  if (error instanceof NetworkError) return texts.unreachable;
  if (error instanceof ApiError && error.code === 'PASSKEY_RATE_LIMITED') {
    return texts.tooOften;
  }
  if (error instanceof NotSignedError) return describeNotSigned(error, texts);
  return texts.sign.failed(
    error instanceof Error ? error.message : String(error),
  );
}

function describeNotSigned(
  { outcome, message }: NotSignedError,
  { sign }: Texts,
): string {
  if (outcome.kind === 'nothing' || outcome.kind === 'timeout') {
    return sign.noAnswer;
  }
  if (outcome.kind !== 'refused') return message;
  const said = `${outcome.name}: ${outcome.message}`;
  if (outcome.name !== 'NotAllowedError') return sign.failed(said);
  return outcome.hadFocus ? sign.refused(said) : sign.noFocus(said);
}
