import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, Matches } from 'class-validator';

export const qrFormats = ['image', 'raw'] as const;

export type QrFormat = (typeof qrFormats)[number];

export class QrQuery {
  @ApiPropertyOptional({ enum: qrFormats, default: 'image' })
  @IsOptional()
  @IsIn(qrFormats)
  format?: QrFormat;
}

export class Base64File {
  @ApiProperty({ example: 'image/png' })
  mimetype!: string;

  @ApiProperty()
  data!: string;
}

export class QrCodeValue {
  @ApiProperty()
  value!: string;
}

export class RequestCodeRequest {
  @ApiProperty({
    example: '12132132130',
    description: 'In the international format.',
  })
  // People paste them as they are written.
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value.replace(/[\s()+-]/g, '')
      : // Some clients send it as a JSON number.
        Number.isSafeInteger(value)
        ? String(value)
        : value,
  )
  @Matches(/^\d{7,15}$/, {
    message: 'phoneNumber must be in the international format, 7 to 15 digits',
  })
  phoneNumber!: string;
}

export class RequestCodeResponse {
  @ApiProperty({ example: 'ABCD-EFGH' })
  code!: string;
}
