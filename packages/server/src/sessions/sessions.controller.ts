import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Post,
  Put,
  Query,
  UsePipes,
} from '@nestjs/common';
import {
  ApiOkResponse,
  ApiCreatedResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { SessionStatus } from '@waha-passkey/contract';
import { bodyPipe } from '../validation/body-pipe';
import { TakesJson } from '../validation/takes-json';
import type { Me } from '../events/session-status-event';
import { SessionDto, SessionInfoDto } from './dto/session.dto';
import {
  SessionCreateRequest,
  SessionUpdateRequest,
} from './dto/session-requests.dto';
import { SessionsService } from './sessions.service';
import { SESSIONS_TAG } from '../openapi/tags';
import { toSessionDto, toSessionInfo } from './to-session-dto';

@ApiTags(SESSIONS_TAG)
@ApiSecurity('api_key')
@Controller('api/sessions')
@UsePipes(bodyPipe)
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @ApiOperation({ summary: 'List the sessions' })
  @ApiQuery({
    name: 'all',
    required: false,
    type: Boolean,
    description: 'Also those that are stopped.',
  })
  @ApiOkResponse({ type: [SessionDto] })
  list(@Query('all') all?: string): SessionDto[] {
    return this.sessions
      .list()
      .filter(
        ({ view }) => all === 'true' || view.status !== SessionStatus.STOPPED,
      )
      .map(toSessionDto);
  }

  @Post()
  @ApiOperation({ summary: 'Create a session, and start it' })
  @ApiCreatedResponse({ type: SessionDto })
  @TakesJson()
  async create(@Body() request: SessionCreateRequest): Promise<SessionDto> {
    return toSessionDto(await this.sessions.create(request));
  }

  @Get(':session')
  @ApiOperation({
    summary: 'Get one session, with what its engine can do',
  })
  @ApiParam({ name: 'session', example: 'default' })
  @ApiOkResponse({ type: SessionInfoDto })
  get(@Param('session') name: string): Promise<SessionInfoDto> {
    return toSessionInfo(this.sessions.get(name));
  }

  @Put(':session')
  @ApiOperation({
    summary: 'Replace the configuration',
    description: 'A session that runs is stopped and started again.',
  })
  @ApiParam({ name: 'session', example: 'default' })
  @ApiOkResponse({ type: SessionDto })
  @TakesJson()
  async update(
    @Param('session') name: string,
    @Body() request: SessionUpdateRequest,
  ): Promise<SessionDto> {
    return toSessionDto(await this.sessions.update(name, request.config ?? {}));
  }

  @Delete(':session')
  @ApiOperation({
    summary: 'Stop it, log out, and remove everything about it',
    description: 'Idempotent.',
  })
  @ApiParam({ name: 'session', example: 'default' })
  @ApiOkResponse()
  async remove(@Param('session') name: string): Promise<void> {
    await this.sessions.remove(name);
  }

  @Get(':session/me')
  @ApiOperation({ summary: 'Get the account; null while not linked' })
  @ApiParam({ name: 'session', example: 'default' })
  @ApiOkResponse()
  me(@Param('session') name: string): Me | null {
    return this.sessions.get(name).me;
  }

  @Post(':session/start')
  @ApiOperation({
    summary: 'Start it',
    description:
      'One that is FAILED starts again; one that runs is refused with 422.',
  })
  @ApiParam({ name: 'session', example: 'default' })
  @ApiCreatedResponse({ type: SessionDto })
  async start(@Param('session') name: string): Promise<SessionDto> {
    return toSessionDto(await this.sessions.start(name));
  }

  @Post(':session/stop')
  @ApiOperation({ summary: 'Stop it', description: 'Idempotent.' })
  @ApiParam({ name: 'session', example: 'default' })
  @ApiCreatedResponse({ type: SessionDto })
  async stop(@Param('session') name: string): Promise<SessionDto> {
    return toSessionDto(await this.sessions.stop(name));
  }

  @Post(':session/logout')
  @ApiOperation({
    summary: 'Unlink the account',
    description: 'A session that runs starts again from scratch.',
  })
  @ApiParam({ name: 'session', example: 'default' })
  @ApiCreatedResponse({ type: SessionDto })
  async logout(@Param('session') name: string): Promise<SessionDto> {
    return toSessionDto(await this.sessions.logout(name));
  }

  @Post(':session/restart')
  @ApiOperation({ summary: 'Stop it and start it again' })
  @ApiParam({ name: 'session', example: 'default' })
  @ApiCreatedResponse({ type: SessionDto })
  async restart(@Param('session') name: string): Promise<SessionDto> {
    return toSessionDto(await this.sessions.restart(name));
  }
}
