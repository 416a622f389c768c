import { Controller, Get } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { EngineDto } from './dto/engine-capabilities.dto';
import { OBSERVABILITY_TAG } from '../openapi/tags';
import { EngineRegistry } from './engine-registry';

@ApiTags(OBSERVABILITY_TAG)
@ApiSecurity('api_key')
@Controller('api/server')
export class EnginesController {
  constructor(private readonly engines: EngineRegistry) {}

  @Get('engines')
  @ApiOperation({ summary: 'List the engines, and what each can do' })
  @ApiOkResponse({ type: [EngineDto] })
  list(): EngineDto[] {
    return this.engines.all().map(({ name, available, capabilities }) => ({
      engine: name,
      available,
      capabilities,
    }));
  }
}
