import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  EngineName,
  SessionStatus,
  PairingCodeState,
  type EngineCapabilities,
  type PairingCodeNotice,
  type PasskeyAttempt,
} from '@waha-passkey/contract';
import { PasskeyAttemptDto } from '@waha-passkey/nest';
import { EngineCapabilitiesDto } from '../../engines/dto/engine-capabilities.dto';
import type { Me } from '../../events/session-status-event';
import type { SessionConfig } from '../session-config';
import { SessionConfigDto } from './session-config.dto';

export class MeDto implements Me {
  @ApiProperty({ example: '11111111111@c.us' })
  id!: string;

  @ApiPropertyOptional({ example: '123456789012345@lid' })
  lid?: string;

  @ApiProperty({ example: 'Ada' })
  pushName!: string;
}

export class SessionEngineDto {
  @ApiProperty({ enum: EngineName })
  engine!: EngineName;
}

export class SessionTimestampsDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Null: this host does not follow messages.',
  })
  activity!: number | null;
}

export class SessionEngineInfoDto extends SessionEngineDto {
  @ApiPropertyOptional({ type: String, example: '2.3000.1042401057' })
  WWebVersion?: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'CONNECTED' })
  state?: string | null;

  @ApiProperty({ type: EngineCapabilitiesDto })
  capabilities!: EngineCapabilities;
}

export class SessionDto {
  @ApiProperty({ example: 'default' })
  name!: string;

  @ApiProperty({ enum: SessionStatus })
  status!: SessionStatus;

  @ApiProperty({ type: SessionConfigDto })
  config!: SessionConfig;

  @ApiProperty({ type: MeDto, nullable: true })
  me!: Me | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null: this host sets no presence.',
  })
  presence!: string | null;

  @ApiProperty({ type: SessionTimestampsDto })
  timestamps!: SessionTimestampsDto;

  @ApiProperty({ type: SessionEngineDto })
  engine!: SessionEngineDto;
}

export class PairingCodeNoticeDto implements PairingCodeNotice {
  @ApiProperty({
    enum: [
      PairingCodeState.USED,
      PairingCodeState.EXPIRED,
      PairingCodeState.FAILED,
    ],
  })
  state!: PairingCodeNotice['state'];

  @ApiProperty({ description: 'For a human: what happened, what to do.' })
  message!: string;
}

export class SessionInfoDto extends SessionDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Why the session is FAILED, for a human.',
  })
  reason!: string | null;

  @ApiProperty({
    type: PasskeyAttemptDto,
    nullable: true,
    description: 'The newest passkey attempt of this run, or null.',
  })
  passkey!: PasskeyAttempt | null;

  @ApiProperty({
    type: PairingCodeNoticeDto,
    nullable: true,
    description:
      'Why the last pairing code must not be shown any longer; null unless so.',
  })
  pairingCode!: PairingCodeNotice | null;

  @ApiProperty({ type: SessionEngineInfoDto })
  override engine!: SessionEngineInfoDto;
}
