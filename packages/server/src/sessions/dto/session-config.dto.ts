import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { ProxyConfig, SessionConfig } from '../session-config';
import { IsProxyServer } from './is-proxy-server';
import { IsTextRecord } from './is-text-record';
import { WebhookConfigDto } from './webhook-config.dto';

export class ProxyConfigDto implements ProxyConfig {
  @ApiProperty({ example: 'localhost:3128' })
  @IsProxyServer()
  server!: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  username?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  password?: string;
}

export class SessionConfigDto implements SessionConfig {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Comes back in every event of the session.',
    example: { 'user.id': '123' },
  })
  @IsOptional()
  @IsTextRecord()
  metadata?: Record<string, string>;

  @ApiPropertyOptional({ type: ProxyConfigDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProxyConfigDto)
  proxy?: ProxyConfigDto | null;

  @ApiPropertyOptional({ type: [WebhookConfigDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => WebhookConfigDto)
  webhooks?: WebhookConfigDto[];

  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  debug?: boolean;
}
