import { ApiProperty } from '@nestjs/swagger';
import type {
  PasskeyAssertion,
  PasskeyAssertionResponse,
} from '@waha-passkey/contract';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsObject,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';

export class PasskeyAssertionResponseData implements PasskeyAssertionResponse {
  @ApiProperty({
    type: String,
    description: 'clientDataJSON as the browser made it, base64url.',
  })
  @IsString()
  clientDataJSON!: string;

  @ApiProperty({
    type: String,
    description: 'authenticatorData as the authenticator made it, base64url.',
  })
  @IsString()
  authenticatorData!: string;

  @ApiProperty({
    type: String,
    description: 'The signature over both, base64url.',
  })
  @IsString()
  signature!: string;

  @ApiProperty({
    type: String,
    required: false,
    description: 'The user handle, base64url, if the authenticator gave one.',
  })
  @IsOptional()
  @IsString()
  userHandle?: string;
}

/**
 * What `credential.toJSON()` of the owner's browser gives, all of it declared:
 * WAHA's strict mode refuses a body with members that are not.
 */
export class PasskeyAssertionRequest implements PasskeyAssertion {
  @ApiProperty({
    type: String,
    description: 'Credential id, as credential.toJSON() gives it.',
  })
  @IsString()
  id!: string;

  @ApiProperty({ type: String, description: 'Credential id, base64url.' })
  @IsString()
  rawId!: string;

  @ApiProperty({
    type: String,
    description: 'Always "public-key".',
    example: 'public-key',
  })
  @IsString()
  type!: string;

  @ApiProperty({ type: PasskeyAssertionResponseData })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => PasskeyAssertionResponseData)
  response!: PasskeyAssertionResponseData;

  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    enum: ['platform', 'cross-platform'],
    description: 'Where the authenticator is; handed to the page as it came.',
  })
  @IsOptional()
  @IsString()
  authenticatorAttachment?: string | null;

  @ApiProperty({
    type: Object,
    required: false,
    description: 'Handed to the page as they came.',
  })
  @IsOptional()
  @IsObject()
  clientExtensionResults?: Record<string, unknown>;
}
