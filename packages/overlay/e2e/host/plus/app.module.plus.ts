// The former Plus images: a root module and classes that extend those of Core.
import { Module } from '@nestjs/common';
import {
  AppModuleCore,
  CONTROLLERS,
  PROVIDERS_BASE,
} from '../core/app.module.core';
import { SessionManager } from '../core/abc/manager.abc';
import { WhatsappSessionNoWebCore } from '../core/engines/noweb/session.noweb.core';
import { SessionManagerCore } from '../core/manager.core';

class WhatsappSessionNoWebPlus extends WhatsappSessionNoWebCore {}

class SessionManagerPlus extends SessionManagerCore {
  override EngineClass = WhatsappSessionNoWebPlus;
}

@Module({
  imports: [],
  controllers: [...CONTROLLERS],
  providers: [
    { provide: SessionManager, useClass: SessionManagerPlus },
    ...PROVIDERS_BASE,
  ],
})
export class AppModulePlus extends AppModuleCore {}
