import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import {
  AuditLog,
  BodyIntake,
  HandoffPageController,
  PasskeyAttemptController,
  PasskeyController,
  PasskeyHandoffController,
  SessionFinder,
} from '@waha-passkey/nest';
import { inheritControllerMetadata } from './inherit-controller-metadata';
import { passkeyHost } from './passkey-host';
import type { WahaSessionManagerInside } from './waha-names';

/**
 * For WAHA's `CONTROLLERS`: its guards can only be injected there. The routes
 * take them, policies and all, from `AuthController`; those that it has itself
 * are not added twice. Only the account owner's page is public, and only there
 * when a public URL leads to it: what it asks carries the ticket of a link.
 */
export function passkeyControllers(authController: Type): Type[] {
  const host = passkeyHost();
  if (!host.settings.enabled) return [];

  class WahaPasskeyController extends PasskeyController {}

  class WahaPasskeyHandoffController extends PasskeyHandoffController {}

  class WahaPasskeyAttemptController extends PasskeyAttemptController {
    constructor(
      finder: SessionFinder,
      bodies: BodyIntake,
      audit: AuditLog,
      manager: WahaSessionManagerInside,
    ) {
      super(finder, bodies, audit);
      host.manager = manager;
    }
  }

  // WAHA's `SessionManager`, the injection token, is named by its constructor.
  const [managerToken] = Reflect.getMetadata(
    'design:paramtypes',
    authController,
  ) as unknown[];
  Reflect.defineMetadata(
    'design:paramtypes',
    [SessionFinder, BodyIntake, AuditLog, managerToken],
    WahaPasskeyAttemptController,
  );

  const has = authController.prototype as { getPasskeyChallenge?: unknown };
  const guarded: Type[] = [
    ...(has.getPasskeyChallenge ? [] : [WahaPasskeyController]),
    WahaPasskeyAttemptController,
    WahaPasskeyHandoffController,
  ];
  for (const controller of guarded) {
    inheritControllerMetadata(controller, authController);
  }
  const hasPage = host.settings.publicUrl !== null;
  return hasPage ? [...guarded, HandoffPageController] : guarded;
}
