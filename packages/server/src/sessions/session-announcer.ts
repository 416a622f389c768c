import { Inject, Injectable } from '@nestjs/common';
import { toEventData } from '@waha-passkey/ceremony';
import { EventBus } from '../events/event-bus';
import { createEventId } from '../events/event-id';
import type { HostStatusPayload } from '../events/session-status-event';
import { ServerLogger } from '../logging/server-logger';
import { ENVIRONMENT, type Environment } from '../observability/environment';
import type { Settings } from '../settings/settings';
import { SETTINGS } from '../settings/settings-token';
import type { HostedSession } from './hosted-session';

/** Makes each change of a session's status a log line and an event. */
@Injectable()
export class SessionAnnouncer {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly bus: EventBus,
    private readonly logger: ServerLogger,
  ) {}

  announce(session: HostedSession, payload: HostStatusPayload): void {
    const why = payload.reason ?? payload.passkey?.reason?.message;
    this.logger.info(
      `Session ${session.name}: ${payload.status}${why ? ` (${why})` : ''}`,
    );
    this.bus.publish({
      event: {
        id: createEventId(),
        timestamp: Date.now(),
        event: 'session.status',
        session: session.name,
        metadata: session.config.metadata ?? {},
        me: session.me,
        payload: {
          ...payload,
          data: toEventData(payload, this.settings.eventData),
        },
        engine: session.engine.name,
        environment: { ...this.environment, engine: session.engine.name },
      },
      webhooks: session.config.webhooks ?? [],
    });
  }
}
