import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsOptional,
  Validate,
  ValidateNested,
} from 'class-validator';
import { SessionConfigDto } from './session-config.dto';
import { SessionNameConstraint } from './session-requests.dto';

export class DeprecatedSessionRequest {
  @ApiProperty({ example: 'default' })
  @Validate(SessionNameConstraint)
  name!: string;
}

export class DeprecatedStartRequest extends DeprecatedSessionRequest {
  @ApiPropertyOptional({ type: SessionConfigDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => SessionConfigDto)
  config?: SessionConfigDto;
}

export class DeprecatedStopRequest extends DeprecatedSessionRequest {
  @ApiPropertyOptional({ default: false, description: 'Delete it as well.' })
  @IsOptional()
  @IsBoolean()
  logout?: boolean;
}
