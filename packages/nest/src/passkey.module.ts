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
import { ClusterCalls } from './cluster/cluster-calls';
import { sessionKey } from './cluster/cluster-keys';
import { ClusterRouter } from './cluster/cluster-router';
import { AttemptRecorder } from './metrics/attempt-recorder';
import type { PasskeyCluster } from './cluster/passkey-cluster';
import { createSessions } from './create-sessions';
import { HandoffRouter } from './handoff/handoff-router';
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
    ClusterCalls,
    ClusterRouter,
    HandoffRouter,
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
    HandoffRouter,
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
    private readonly calls: ClusterCalls,
  ) {
    super();
  }

  configure(): void {
    this.intake.install();
    const { cluster, metrics, trustProxy } = this.options;
    if (cluster !== undefined) this.join(cluster);
    if (metrics !== undefined) {
      const recorder = new AttemptRecorder(metrics);
      this.sessions.observe((change) => recorder.onChange(change));
    }
    if (trustProxy === undefined) return;
    const server = this.adapterHost.httpAdapter.getInstance<ExpressServer>();
    server.set('trust proxy', trustProxy);
  }

  private join(cluster: PasskeyCluster): void {
    cluster.serve((question) => this.calls.answer(question));
    this.sessions.observeRunning((session, runs) => {
      const key = sessionKey(session);
      if (runs) void cluster.hold(key);
      else cluster.release(key);
    });
  }

  /** Before the server waits for open requests, so that they end. */
  onModuleDestroy(): void {
    if (this.options.sessions === undefined) this.sessions.close();
  }
}
