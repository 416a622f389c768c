import type {
  PasskeyAttemptKind,
  PasskeyErrorCode,
  PasskeyPhase,
  PasskeyReasonCode,
} from '@waha-passkey/contract';

export interface AttemptLabels {
  session: string;
  kind: PasskeyAttemptKind;
}

/**
 * What a host counts, in its own registry. Each method is called synchronously,
 * in the order of the events; nothing here is a secret or a phone number.
 */
export interface PasskeyMetrics {
  attemptBegan(labels: AttemptLabels): void;
  /** `reason` is null for an attempt that was completed. */
  attemptEnded(
    labels: AttemptLabels & { reason: PasskeyReasonCode | null },
  ): void;
  phaseLeft(
    labels: AttemptLabels & { phase: PasskeyPhase; seconds: number },
  ): void;
  /** From the challenge to an assertion that passed every check. */
  signed(labels: AttemptLabels & { seconds: number }): void;
  /** The page took the assertion. */
  delivered(labels: AttemptLabels): void;
  submitRefused(labels: { session: string; code: PasskeyErrorCode }): void;
}
