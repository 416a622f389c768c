import { Body, Controller, Post, UsePipes } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOperation,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { SESSIONS_TAG } from '../openapi/tags';
import { bodyPipe } from '../validation/body-pipe';
import { TakesJson } from '../validation/takes-json';
import {
  DeprecatedSessionRequest,
  DeprecatedStartRequest,
  DeprecatedStopRequest,
} from './dto/deprecated-requests.dto';
import { SessionDto } from './dto/session.dto';
import { SessionsService } from './sessions.service';
import { toSessionDto } from './to-session-dto';

/** WAHA's older way, with the name in the body; its clients still use it. */
@ApiTags(SESSIONS_TAG)
@ApiSecurity('api_key')
@Controller('api/sessions')
@UsePipes(bodyPipe)
export class DeprecatedSessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Post('start')
  @ApiOperation({
    summary: 'Create or update a session, and start it',
    deprecated: true,
  })
  @ApiCreatedResponse({ type: SessionDto })
  @TakesJson()
  async start(@Body() request: DeprecatedStartRequest): Promise<SessionDto> {
    const { name, config = {} } = request;
    const session = this.sessions.find(name)
      ? await this.sessions.start(name, config)
      : await this.sessions.create({ name, config });
    return toSessionDto(session);
  }

  @Post('stop')
  @ApiOperation({
    summary: 'Stop a session, or delete it',
    deprecated: true,
  })
  @ApiCreatedResponse()
  @TakesJson()
  async stop(@Body() { name, logout }: DeprecatedStopRequest): Promise<void> {
    if (logout) {
      await this.sessions.remove(name);
    } else {
      await this.sessions.stop(name);
    }
  }

  @Post('logout')
  @ApiOperation({ summary: 'Delete a session', deprecated: true })
  @ApiCreatedResponse()
  @TakesJson()
  async logout(@Body() { name }: DeprecatedSessionRequest): Promise<void> {
    await this.sessions.remove(name);
  }
}
