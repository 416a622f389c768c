import {
  Inject,
  Module,
  type NestModule,
  type OnModuleDestroy,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { PasskeySessions } from '@waha-passkey/ceremony';
import { AuditLog } from './audit/audit-log';
import type { TrustProxy } from './audit/trust-proxy';
import { BodyIntake } from './body/body-intake';
import { AttemptRecorder } from './metrics/attempt-recorder';
import { createSessions } from './create-sessions';
import { HandoffService } from './handoff/handoff-service';
import { createNestLogger, PASSKEY_LOGGER } from './passkey-logger';
import { ConfigurableModuleClass } from './passkey-module.definition';
import {
  PASSKEY_MODULE_OPTIONS,
  type PasskeyModuleOptions,
} from './passkey-module-options';
import { SessionFinder } from './lookup/session-finder';

interface ExpressServer {
  set(setting: 'trust proxy', value: TrustProxy): void;
}

/**
 * The passkey routes, and the `PasskeySessions` to which the host attaches a
 * driver for each session it runs. What it provides is exported, so that the
 * host can register the controllers in a module of its own.
 */
@Module({
  providers: [
    AuditLog,
    BodyIntake,
    HandoffService,
    SessionFinder,
    {
      provide: PASSKEY_LOGGER,
      inject: [PASSKEY_MODULE_OPTIONS],
      useFactory: ({ logger }: PasskeyModuleOptions) =>
        logger ?? createNestLogger(),
    },
    {
      provide: PasskeySessions,
      inject: [PASSKEY_MODULE_OPTIONS, PASSKEY_LOGGER],
      useFactory: createSessions,
    },
  ],
  exports: [
    AuditLog,
    BodyIntake,
    HandoffService,
    PASSKEY_LOGGER,
    PasskeySessions,
    SessionFinder,
  ],
})
export class PasskeyModule
  extends ConfigurableModuleClass
  implements NestModule, OnModuleDestroy
{
  constructor(
    private readonly intake: BodyIntake,
    private readonly sessions: PasskeySessions,
    @Inject(PASSKEY_MODULE_OPTIONS)
    private readonly options: PasskeyModuleOptions,
    private readonly adapterHost: HttpAdapterHost,
  ) {
    super();
  }

  configure(): void {
    this.intake.install();
    const { metrics, trustProxy } = this.options;
    if (metrics !== undefined) {
      const recorder = new AttemptRecorder(metrics);
      this.sessions.observe((change) => recorder.onChange(change));
    }
    if (trustProxy === undefined) return;
    const server = this.adapterHost.httpAdapter.getInstance<ExpressServer>();
    server.set('trust proxy', trustProxy);
  }

  /** Before the server waits for open requests, so that they end. */
  onModuleDestroy(): void {
    if (this.options.sessions === undefined) this.sessions.close();
  }
}
