import { Module } from '@nestjs/common';
import { AuthController } from '../api/auth.controller';
import { SessionsController } from '../api/sessions.controller';
import { SessionManager } from './abc/manager.abc';
import { KeyRing, PoliciesGuard } from './auth/policies';
import { SessionManagerCore } from './manager.core';

export const IMPORTS_CORE: object[] = [];
const IMPORTS = [...IMPORTS_CORE];

export const CONTROLLERS = [AuthController, SessionsController];

export const PROVIDERS_BASE = [KeyRing, PoliciesGuard];

const PROVIDERS = [
  { provide: SessionManager, useClass: SessionManagerCore },
  ...PROVIDERS_BASE,
];

@Module({
  imports: IMPORTS as [],
  controllers: CONTROLLERS,
  providers: PROVIDERS,
})
export class AppModuleCore {}
