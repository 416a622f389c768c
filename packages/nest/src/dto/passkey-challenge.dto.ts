import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type {
  PasskeyAllowedCredential,
  PasskeyChallenge,
} from '@waha-passkey/contract';

@ApiSchema({ name: 'PasskeyAllowedCredential' })
export class PasskeyAllowedCredentialDto implements PasskeyAllowedCredential {
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

/** Described as upstream does; what WhatsApp leaves out is left out. */
@ApiSchema({ name: 'PasskeyChallenge' })
export class PasskeyChallengeDto implements PasskeyChallenge {
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

  @ApiProperty({ type: [PasskeyAllowedCredentialDto] })
  allowCredentials!: PasskeyAllowedCredentialDto[];

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
