import { ApiProperty } from '@nestjs/swagger';
import {
  PasskeyAttemptKind,
  PasskeyPhase,
  PasskeyReasonCode,
  type PasskeyAttempt,
  type PasskeyReason,
} from '@waha-passkey/contract';

export class PasskeyReasonDto implements PasskeyReason {
  @ApiProperty({ enum: PasskeyReasonCode, enumName: 'PasskeyReasonCode' })
  code!: PasskeyReasonCode;

  @ApiProperty({
    type: String,
    description: 'For a human: what happened, what to do.',
  })
  message!: string;
}

export class PasskeyAttemptDto implements PasskeyAttempt {
  @ApiProperty({ type: String, format: 'uuid' })
  attemptId!: string;

  @ApiProperty({ type: String, example: 'default' })
  session!: string;

  @ApiProperty({
    enum: PasskeyAttemptKind,
    description:
      'linking: a new device is being linked. checkpoint: WhatsApp asks a linked device, and the session stays WORKING.',
  })
  kind!: PasskeyAttemptKind;

  @ApiProperty({ enum: PasskeyPhase })
  phase!: PasskeyPhase;

  @ApiProperty({ type: Number, description: 'Epoch milliseconds.' })
  requestedAt!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'When the challenge stops being answerable, epoch milliseconds; null while none is known.',
  })
  expiresAt!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Until then WhatsApp needs no code, epoch milliseconds; null when no code can be spared.',
  })
  codeFreeUntil!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'The earliest clock that ends this phase, epoch milliseconds; null when none runs. codeFreeUntil ends nothing.',
  })
  deadline!: number | null;

  @ApiProperty({
    type: PasskeyReasonDto,
    nullable: true,
    description: 'Why it ended, or cannot go on.',
  })
  reason!: PasskeyReasonDto | null;

  @ApiProperty({
    type: Boolean,
    description:
      'Whether it ended and renew can follow. False while it lives, though renew also replaces a challenge that waits for its assertion.',
  })
  retryable!: boolean;

  @ApiProperty({
    type: [String],
    description: 'Oddities of the accepted assertion that were tolerated.',
  })
  warnings!: string[];
}
