import { ApiProperty } from '@nestjs/swagger';
import { WAHASessionStatus } from './enums.dto';

export class SessionStatusPoint {
  @ApiProperty()
  status: string;
}

export class WASessionStatusBody {
  /** As Nest's compiler plug-in writes it: read when the document is made. */
  static _OPENAPI_METADATA_FACTORY(): object {
    return { status: { required: true, enum: WAHASessionStatus } };
  }

  @ApiProperty({ example: 'default' })
  name: string;

  status: WAHASessionStatus;
}
