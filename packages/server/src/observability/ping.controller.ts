import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PublicRoute } from '@waha-passkey/nest';
import { OBSERVABILITY_TAG } from '../openapi/tags';
import { PingResponse } from './dto/observability.dto';

@ApiTags(OBSERVABILITY_TAG)
@Controller('ping')
export class PingController {
  @Get()
  @PublicRoute()
  @ApiOperation({ summary: 'Ask whether the server is there' })
  @ApiOkResponse({ type: PingResponse })
  ping(): PingResponse {
    return { message: 'pong' };
  }
}
