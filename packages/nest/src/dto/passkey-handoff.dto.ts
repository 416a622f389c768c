import { ApiProperty } from '@nestjs/swagger';
import type { PasskeyHandoff } from '@waha-passkey/contract';

export class PasskeyHandoffDto implements PasskeyHandoff {
  @ApiProperty({
    type: String,
    description:
      'Send it to the account owner only. The ticket is in its fragment, which browsers keep to themselves.',
    example: 'https://waha.example.org/passkey#bm90LWEtcmVhbC10aWNrZXQ',
  })
  url!: string;

  @ApiProperty({
    type: Number,
    description: 'Epoch milliseconds.',
    example: 1790000331000,
  })
  expiresAt!: number;

  @ApiProperty({
    type: String,
    example: '5f0d3c0e-6f0b-4b43-9a53-3a0c0e6f7f10',
  })
  attemptId!: string;
}
