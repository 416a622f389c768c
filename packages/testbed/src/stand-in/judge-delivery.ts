import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Account } from '../account/account';
import { judgeAssertion, type Verdict } from './judge';
import type { Delivery, Observations } from './observations';

export interface ArrivedAssertion {
  connectionId: number;
  kind: Delivery['kind'];
  /** As it came. */
  sent: unknown;
  assertion: AuthenticationResponseJSON;
}

export interface Expectation {
  challenge: string;
  /** A challenge counts once. */
  answered: boolean;
  requireUserVerification: boolean;
}

/** Judges and records; throws what the page gets to hear of a refusal. */
export async function judgeDelivery(
  { account, observations }: { account: Account; observations: Observations },
  { assertion, sent, ...arrived }: ArrivedAssertion,
  expected: Expectation,
): Promise<void> {
  const verdict: Verdict = expected.answered
    ? { accepted: false, reason: 'This challenge was answered before.' }
    : await judgeAssertion(account, assertion, expected);
  observations.recordDelivery({
    ...arrived,
    ...verdict,
    challenge: expected.challenge,
    assertion: sent,
  });
  if (!verdict.accepted) throw new Error(verdict.reason ?? 'Refused.');
}
