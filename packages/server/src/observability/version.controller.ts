import { Controller, Get, Inject } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { EnvironmentDto } from './dto/observability.dto';
import { OBSERVABILITY_TAG } from '../openapi/tags';
import { ENVIRONMENT, type Environment } from './environment';

@ApiTags(OBSERVABILITY_TAG)
@ApiSecurity('api_key')
@Controller('api')
export class VersionController {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  @Get('server/version')
  @ApiOperation({ summary: 'Get the version of the server' })
  @ApiOkResponse({ type: EnvironmentDto })
  version(): EnvironmentDto {
    return this.environment;
  }

  @Get('version')
  @ApiOperation({
    summary: 'Get the version of the server',
    deprecated: true,
  })
  @ApiOkResponse({ type: EnvironmentDto })
  oldVersion(): EnvironmentDto {
    return this.environment;
  }
}
