import { ApiProperty } from '@nestjs/swagger';
import { PasskeyErrorCode } from '@waha-passkey/contract';
import type { PasskeyErrorBody } from '../errors/to-error-body';

export class PasskeyErrorDto implements PasskeyErrorBody {
  @ApiProperty({ type: Number, example: 422 })
  statusCode!: number;

  @ApiProperty({ type: String, example: 'Unprocessable Entity' })
  error!: string;

  @ApiProperty({ enum: PasskeyErrorCode, enumName: 'PasskeyErrorCode' })
  code!: PasskeyErrorCode;

  @ApiProperty({
    type: String,
    description: 'What happened, and what to do. Nothing of the request.',
  })
  message!: string;

  @ApiProperty({
    type: String,
    required: false,
    description: 'The member at fault.',
    example: 'response.clientDataJSON',
  })
  field?: string;

  @ApiProperty({
    type: String,
    required: false,
    description:
      'Only for an origin or a type: what was sent, at most 128 printable ASCII characters.',
    example: 'https://example.com',
  })
  received?: string;

  @ApiProperty({
    type: String,
    required: false,
    description: 'The newest attempt of the session.',
  })
  attemptId?: string;

  @ApiProperty({
    type: Boolean,
    description: 'Whether the same attempt can still succeed.',
  })
  retryable!: boolean;
}
