import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { handoffHeaders, renderHandoffPage } from '@waha-passkey/handoff';
import { PasskeyModule, type PasskeyCluster } from '@waha-passkey/nest';
import { EngineRegistry } from './engines/engine-registry';
import { EnginesController } from './engines/engines.controller';
import { ENGINES, type SessionEngine } from './engines/session-engine';
import { CLUSTER, ClusterEvents } from './events/cluster-events';
import { EventBus } from './events/event-bus';
import { ServerLogger } from './logging/server-logger';
import { UnexpectedErrorFilter } from './logging/unexpected-error.filter';
import { MetricsController } from './metrics/metrics.controller';
import { PrometheusMetrics } from './metrics/prometheus-metrics';
import { ENVIRONMENT, type Environment } from './observability/environment';
import { PingController } from './observability/ping.controller';
import { VersionController } from './observability/version.controller';
import { PairingController } from './pairing/pairing.controller';
import { ScreenshotController } from './pairing/screenshot.controller';
import { PairingService } from './pairing/pairing.service';
import { ApiKeyGuard } from './security/api-key.guard';
import { DeprecatedSessionsController } from './sessions/deprecated-sessions.controller';
import { SessionAnnouncer } from './sessions/session-announcer';
import { SessionDirectory } from './sessions/session-directory';
import { SessionsController } from './sessions/sessions.controller';
import { SessionsService } from './sessions/sessions.service';
import type { Settings } from './settings/settings';
import { SETTINGS } from './settings/settings-token';
import { WebhookDispatcher } from './webhooks/webhook-dispatcher';
import { EventsGateway } from './websocket/events.gateway';

export interface AppModuleOptions {
  settings: Settings;
  environment: Environment;
  engines: readonly SessionEngine[];
  logger: ServerLogger;
  cluster: PasskeyCluster | null;
  /** Where account owners reach this server. */
  publicUrl: () => string;
}

@Module({})
export class AppModule {
  static create(options: AppModuleOptions): DynamicModule {
    const { settings, environment, engines, logger, cluster, publicUrl } =
      options;
    const metrics = settings.metrics.enabled
      ? new PrometheusMetrics(settings.metrics.sessionLabel)
      : null;
    return {
      module: AppModule,
      imports: [
        PasskeyModule.forRoot({
          logger,
          directory: SessionDirectory,
          timeouts: settings.timeouts,
          limits: settings.limits,
          trustProxy: settings.trustProxy,
          ...(metrics && { metrics }),
          ...(cluster && { cluster }),
          handoff: {
            publicUrl,
            page: { render: renderHandoffPage, headers: handoffHeaders },
          },
        }),
      ],
      controllers: [
        PingController,
        VersionController,
        EnginesController,
        DeprecatedSessionsController,
        SessionsController,
        PairingController,
        ScreenshotController,
        ...(metrics ? [MetricsController] : []),
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: ENVIRONMENT, useValue: environment },
        { provide: ENGINES, useValue: engines },
        { provide: ServerLogger, useValue: logger },
        { provide: CLUSTER, useValue: cluster },
        { provide: PrometheusMetrics, useValue: metrics },
        { provide: APP_GUARD, useClass: ApiKeyGuard },
        { provide: APP_FILTER, useClass: UnexpectedErrorFilter },
        EngineRegistry,
        EventBus,
        ClusterEvents,
        SessionAnnouncer,
        SessionsService,
        SessionDirectory,
        PairingService,
        WebhookDispatcher,
        EventsGateway,
      ],
    };
  }
}
