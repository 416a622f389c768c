import { ApiProperty } from '@nestjs/swagger';
import {
  EngineName,
  type PasskeyAnsweredBy,
  type PasskeyCapability,
  type PasskeyConfirmedBy,
  type PasskeyFlow,
} from '@waha-passkey/contract';

type CapabilityReason = NonNullable<PasskeyCapability['reason']>;

export class PasskeyCapabilityReasonDto implements CapabilityReason {
  @ApiProperty({ enum: ['ENGINE_UNSUPPORTED', 'PAGE_CHANGED'] })
  code!: CapabilityReason['code'];

  @ApiProperty({ type: String, description: 'For a human.' })
  message!: string;

  @ApiProperty({
    enum: EngineName,
    isArray: true,
    description: 'Engines that can link such an account.',
  })
  alternatives!: EngineName[];
}

/** Clients ignore members they do not know: others may follow. */
export class PasskeyCapabilityDto implements PasskeyCapability {
  @ApiProperty({ type: Boolean })
  supported!: boolean;

  @ApiProperty({
    enum: ['adapter', 'engine', 'nobody'],
    description: 'adapter: waha-passkey. engine: the engine itself.',
  })
  answeredBy!: PasskeyAnsweredBy;

  @ApiProperty({ enum: ['qr', 'pairing-code'], isArray: true })
  flows!: PasskeyFlow[];

  @ApiProperty({
    enum: ['human', 'page-or-human', 'nobody'],
    description:
      'What confirms the code. page-or-human: WhatsApp’s page within five minutes of asking, a human after that.',
  })
  confirmedBy!: PasskeyConfirmedBy;

  @ApiProperty({
    type: PasskeyCapabilityReasonDto,
    nullable: true,
    description: 'Null when supported.',
  })
  reason!: PasskeyCapabilityReasonDto | null;

  @ApiProperty({
    type: String,
    description: 'Where to read more.',
    example: 'docs/engines.md',
  })
  documentation!: string;
}
