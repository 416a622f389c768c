import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExtraModels } from '@nestjs/swagger';
import { SessionManager } from '../core/abc/manager.abc';
import { WASessionStatusBody } from '../structures/webhooks.dto';

@ApiExtraModels(WASessionStatusBody)
@Controller('api/sessions/:session')
export class SessionsController {
  constructor(private readonly manager: SessionManager) {}

  @Get()
  get(@Param('session') name: string): Promise<object> {
    return this.manager.getSessionInfo(name);
  }

  @Post('start')
  start(@Param('session') name: string): Promise<void> {
    return this.manager.start(name);
  }

  @Post('stop')
  stop(@Param('session') name: string): Promise<void> {
    return this.manager.stop(name);
  }

  @Post('logout')
  logout(@Param('session') name: string): Promise<void> {
    return this.manager.logout(name);
  }

  @Post('meet/:event')
  meet(@Param('session') name: string, @Param('event') event: string): void {
    this.manager.getSession(name).meet(event);
  }
}
