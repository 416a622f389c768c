import { ApiProperty } from '@nestjs/swagger';
import { EngineName, type EngineCapabilities } from '@waha-passkey/contract';
import { PasskeyCapabilityDto } from '@waha-passkey/nest';

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
