import { ConfigurableModuleBuilder, type Type } from '@nestjs/common';
import { PasskeyAttemptController } from './controllers/passkey-attempt.controller';
import { PasskeyController } from './controllers/passkey.controller';
import { HandoffPageController } from './handoff/handoff-page.controller';
import { PasskeyHandoffController } from './handoff/passkey-handoff.controller';
import {
  PASSKEY_MODULE_OPTIONS,
  type PasskeyModuleOptions,
} from './passkey-module-options';

/** Known before any factory of options has run. */
export interface PasskeyModuleExtras {
  /** Every module of the host can inject what this one exports. */
  isGlobal?: boolean;
  /**
   * All by default. A host with routes of its own registers fewer here, or
   * none and its own, or subclasses of ours, in a module that imports this one.
   */
  controllers?: Type[];
}

const defaults: Required<PasskeyModuleExtras> = {
  isGlobal: false,
  controllers: [
    PasskeyController,
    PasskeyAttemptController,
    PasskeyHandoffController,
    HandoffPageController,
  ],
};

export const { ConfigurableModuleClass, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<PasskeyModuleOptions>({
    optionsInjectionToken: PASSKEY_MODULE_OPTIONS,
  })
    .setClassMethodName('forRoot')
    .setExtras<PasskeyModuleExtras>(
      defaults,
      (definition, { isGlobal, controllers }) => ({
        ...definition,
        global: isGlobal ?? defaults.isGlobal,
        controllers: controllers ?? defaults.controllers,
      }),
    )
    .build();
