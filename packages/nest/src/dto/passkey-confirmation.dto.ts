import { ApiProperty } from '@nestjs/swagger';
import type { PasskeyConfirmation } from '@waha-passkey/contract';

export class PasskeyConfirmationResponse implements PasskeyConfirmation {
  @ApiProperty({
    type: String,
    description: 'A human compares it with the code on the phone.',
    example: 'ABCD1234',
  })
  code!: string;
}
