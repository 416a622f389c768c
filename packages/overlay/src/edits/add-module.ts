import { ApiExcludeController } from '@nestjs/swagger';
import { passkeyControllers, passkeyModule } from '@waha-passkey/waha';
import type { WahaParts } from '../parts/waha-parts';
import type { Edits } from './edits';

/** patches/03-module.md; routes that WAHA has itself are not added twice. */
export function addModule(edits: Edits, parts: WahaParts): void {
  type AuthController = Parameters<typeof passkeyControllers>[0];
  const authController = parts.authController as unknown as AuthController;
  edits.push(parts.imports, passkeyModule());
  const controllers = passkeyControllers(authController);
  // `documentRoutes` documents them.
  for (const controller of controllers) ApiExcludeController()(controller);
  edits.push(parts.controllers, ...controllers);
}
