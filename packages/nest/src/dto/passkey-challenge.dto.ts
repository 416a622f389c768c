import { ApiProperty } from '@nestjs/swagger';
import type * as contract from '@waha-passkey/contract';

export class PasskeyAllowedCredential
  implements contract.PasskeyAllowedCredential
{
  @ApiProperty({ type: String, description: 'Credential id, base64url.' })
  id!: string;

  @ApiProperty({
    type: String,
    description: 'Always "public-key".',
    example: 'public-key',
  })
  type!: string;

  @ApiProperty({
    type: [String],
    required: false,
    description: 'How the authenticator can be reached.',
    example: ['internal', 'hybrid'],
  })
  transports?: string[];
}

/**
 * Named and described as upstream does; a member that WhatsApp did not send is
 * not there.
 */
export class PasskeyChallenge implements contract.PasskeyChallenge {
  @ApiProperty({
    type: String,
    description: 'The random value to sign, base64url.',
  })
  challenge!: string;

  @ApiProperty({
    type: Number,
    description: 'How long WhatsApp’s page waits, milliseconds.',
    example: 600_000,
  })
  timeout!: number;

  @ApiProperty({
    type: String,
    description: 'Relying party id.',
    example: 'whatsapp.com',
  })
  rpId!: string;

  @ApiProperty({ type: [PasskeyAllowedCredential] })
  allowCredentials!: PasskeyAllowedCredential[];

  @ApiProperty({ type: String, example: 'required' })
  userVerification!: string;

  @ApiProperty({
    type: Object,
    required: false,
    description: 'WebAuthn extensions that WhatsApp asks for.',
  })
  extensions?: Record<string, unknown>;

  [member: string]: unknown;
}
