import { ApiProperty } from '@nestjs/swagger';
import {
  EngineName,
  type EngineCapabilities,
  type PasskeyAnsweredBy,
  type PasskeyCapability,
  type PasskeyConfirmedBy,
  type PasskeyFlow,
} from '@waha-passkey/contract';

type Reason = NonNullable<PasskeyCapability['reason']>;

export class PasskeyCapabilityReasonDto implements Reason {
  @ApiProperty({ enum: ['ENGINE_UNSUPPORTED', 'PAGE_CHANGED'] })
  code!: Reason['code'];

  @ApiProperty()
  message!: string;

  @ApiProperty({
    enum: EngineName,
    isArray: true,
    description: 'Engines that can link such an account.',
  })
  alternatives!: EngineName[];
}

export class PasskeyCapabilityDto implements PasskeyCapability {
  @ApiProperty()
  supported!: boolean;

  @ApiProperty({ enum: ['adapter', 'engine', 'nobody'] })
  answeredBy!: PasskeyAnsweredBy;

  @ApiProperty({ enum: ['qr', 'pairing-code'], isArray: true })
  flows!: PasskeyFlow[];

  @ApiProperty({ enum: ['human', 'page-or-human', 'nobody'] })
  confirmedBy!: PasskeyConfirmedBy;

  @ApiProperty({ type: PasskeyCapabilityReasonDto, nullable: true })
  reason!: PasskeyCapabilityReasonDto | null;

  @ApiProperty({ example: 'docs/engines.md' })
  documentation!: string;
}

/** Others may follow: clients ignore members they do not know. */
export class EngineCapabilitiesDto implements EngineCapabilities {
  @ApiProperty({ type: PasskeyCapabilityDto })
  passkey!: PasskeyCapabilityDto;
}

export class EngineDto {
  @ApiProperty({ enum: EngineName })
  engine!: EngineName;

  @ApiProperty({ description: 'Whether sessions can run on it here.' })
  available!: boolean;

  @ApiProperty({ type: EngineCapabilitiesDto })
  capabilities!: EngineCapabilities;
}
