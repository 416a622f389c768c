import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { eventPatterns } from '../../events/event-names';
import {
  retryPolicies,
  type CustomHeader,
  type RetriesConfig,
  type RetryPolicy,
  type WebhookConfig,
} from '../session-config';

export class HmacConfiguration {
  @ApiPropertyOptional({ example: 'your-secret-key' })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  key?: string;
}

export class RetriesConfiguration implements RetriesConfig {
  @ApiPropertyOptional({ example: 2 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(3600)
  delaySeconds?: number;

  @ApiPropertyOptional({ example: 15 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(100)
  attempts?: number;

  @ApiPropertyOptional({ enum: retryPolicies, example: 'linear' })
  @IsOptional()
  @IsIn(retryPolicies)
  policy?: RetryPolicy;
}

export class CustomHeaderDto implements CustomHeader {
  @ApiProperty({ example: 'X-My-Custom-Header' })
  @Matches(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/, {
    message: '$property must be the name of an HTTP header',
  })
  name!: string;

  @ApiProperty({ example: 'Value' })
  @Matches(/^[\t\x20-\x7e\x80-\xff]{0,4096}$/, {
    message: '$property must be the value of an HTTP header',
  })
  value!: string;
}

export class WebhookConfigDto implements WebhookConfig {
  @ApiProperty({ example: 'https://example.com/webhooks/waha' })
  @IsUrl({
    protocols: ['http', 'https'],
    require_protocol: true,
    require_tld: false,
    // As the names of services in Compose may have.
    allow_underscores: true,
  })
  url!: string;

  @ApiProperty({
    enum: eventPatterns,
    isArray: true,
    example: ['session.status'],
  })
  @IsArray()
  @ArrayMaxSize(100)
  @IsIn(eventPatterns, {
    each: true,
    message: `each value in $property must be one of ${eventPatterns.join(', ')}`,
  })
  events!: string[];

  @ApiPropertyOptional({ type: HmacConfiguration, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => HmacConfiguration)
  hmac?: HmacConfiguration | null;

  @ApiPropertyOptional({ type: RetriesConfiguration, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => RetriesConfiguration)
  retries?: RetriesConfiguration | null;

  @ApiPropertyOptional({ type: [CustomHeaderDto], nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CustomHeaderDto)
  customHeaders?: CustomHeaderDto[] | null;
}
