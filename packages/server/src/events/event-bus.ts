import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import type { WebhookConfig } from '../sessions/session-config';
import type { SessionStatusEvent } from './session-status-event';

export interface PublishedEvent {
  event: SessionStatusEvent;
  /** The session's own, as configured when the event happened. */
  webhooks: readonly WebhookConfig[];
}

/** Every event of every session, in the order they happened. */
@Injectable()
export class EventBus {
  private readonly subject = new Subject<PublishedEvent>();

  readonly published: Observable<PublishedEvent> = this.subject.asObservable();

  private readonly others = new Subject<SessionStatusEvent>();

  /** Those of other workers. */
  readonly received: Observable<SessionStatusEvent> =
    this.others.asObservable();

  receive(event: SessionStatusEvent): void {
    this.others.next(event);
  }

  publish(published: PublishedEvent): void {
    this.subject.next(published);
  }
}
