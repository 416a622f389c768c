import { ApiPropertyOptional } from '@nestjs/swagger';
import { EngineName } from '@waha-passkey/contract';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsOptional,
  IsString,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isSessionName, sessionNameRule } from '../session-name';
import type { NewSession } from '../sessions.service';
import { SessionConfigDto } from './session-config.dto';

@ValidatorConstraint({ name: 'isSessionName' })
export class SessionNameConstraint implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return isSessionName(value);
  }

  defaultMessage(): string {
    return `name must consist of ${sessionNameRule}`;
  }
}

export class SessionCreateRequest implements NewSession {
  @ApiPropertyOptional({
    example: 'default',
    description: `Generated when left out. Otherwise ${sessionNameRule}.`,
  })
  @IsOptional()
  @Validate(SessionNameConstraint)
  name?: string;

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  start?: boolean;

  // Not @IsIn: the registry's answer names the engines this host runs.
  @ApiPropertyOptional({ enum: EngineName, example: EngineName.WEBJS })
  @IsOptional()
  @IsString()
  engine?: string;

  @ApiPropertyOptional({ type: SessionConfigDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => SessionConfigDto)
  config?: SessionConfigDto;
}

export class SessionUpdateRequest {
  @ApiPropertyOptional({ type: SessionConfigDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => SessionConfigDto)
  config?: SessionConfigDto;
}
