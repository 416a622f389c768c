import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsString } from 'class-validator';

export class QRCodeValue {
  @ApiProperty()
  value: string;
}

export class RequestCodeRequest {
  @ApiProperty({ example: '12025550123' })
  @IsString()
  @Type(() => String)
  phoneNumber: string;
}
