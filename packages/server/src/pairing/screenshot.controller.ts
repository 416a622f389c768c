import {
  Controller,
  Get,
  Headers,
  Query,
  StreamableFile,
  UsePipes,
} from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiPropertyOptional,
  ApiSecurity,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { IsOptional, Validate } from 'class-validator';
import { PAIRING_TAG } from '../openapi/tags';
import { SessionNameConstraint } from '../sessions/dto/session-requests.dto';
import { DEFAULT_SESSION } from '../sessions/session-name';
import { SessionsService } from '../sessions/sessions.service';
import { bodyPipe } from '../validation/body-pipe';
import { Base64File } from './pairing.dto';
import { sendFile } from './send-file';

const JPEG = 'image/jpeg';

export class ScreenshotQuery {
  @ApiPropertyOptional({ default: DEFAULT_SESSION })
  @IsOptional()
  @Validate(SessionNameConstraint)
  session?: string;
}

@ApiTags(PAIRING_TAG)
@ApiSecurity('api_key')
@ApiExtraModels(Base64File)
@Controller('api')
@UsePipes(bodyPipe)
export class ScreenshotController {
  constructor(private readonly sessions: SessionsService) {}

  @Get('screenshot')
  @ApiOperation({ summary: 'Get a picture of the page of a session (WEBJS)' })
  @ApiOkResponse({
    content: {
      [JPEG]: { schema: { type: 'string', format: 'binary' } },
      'application/json': { schema: { $ref: getSchemaPath(Base64File) } },
    },
  })
  async screenshot(
    @Query() query: ScreenshotQuery,
    @Headers('accept') accept = '',
  ): Promise<Base64File | StreamableFile> {
    const session = this.sessions.get(query.session ?? DEFAULT_SESSION);
    return sendFile(await session.screenshot(), JPEG, accept);
  }
}
