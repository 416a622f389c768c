import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';
import {
  createNotJsonBodyError,
  type PasskeySession,
} from '@waha-passkey/ceremony';
import type { SessionLink } from './session-link';
import { toHttpException } from './to-http-exception';
import type { WahaSessionInside } from './waha-names';

/**
 * Lets the passkey methods of a WAHA that has them (2026.7 and later) lead to
 * the ceremony, so that its own routes and dashboard drive this session too.
 */
export function answerWahaMethods(
  inside: WahaSessionInside,
  link: SessionLink,
): void {
  if (!inside.sendPasskeyResponse) return;
  const passkey = (): PasskeySession => {
    if (link.passkey) return link.passkey;
    throw new PasskeyError(
      PasskeyErrorCode.SESSION_NOT_FOUND,
      `The session ${inside.name} is not running. Start it.`,
    );
  };
  inside.getPasskeyChallenge = () => answer(() => passkey().challenge());
  inside.getPasskeyConfirmation = () => answer(() => passkey().confirmation());
  inside.confirmPasskey = () => answerLater(() => passkey().confirm());
  inside.sendPasskeyResponse = (text) =>
    answerLater(() => {
      const body = parseJson(text);
      if (body === undefined) {
        throw createNotJsonBodyError(link.attempt?.attemptId);
      }
      return passkey().submit(body);
    });
}

/** Undefined when it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw toHttpException(error);
  }
}

async function answerLater(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw toHttpException(error);
  }
}
