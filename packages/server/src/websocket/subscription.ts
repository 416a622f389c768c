import { matchesEvent } from '../events/matches-event';
import type { SessionStatusEvent } from '../events/session-status-event';

/** What one WebSocket client wants: `?session=…&events=…&events=…`. */
export class Subscription {
  private constructor(
    private readonly sessions: readonly string[],
    private readonly events: readonly string[],
  ) {}

  /** Everything, unless the query says less; commas separate as well. */
  static parse(query: URLSearchParams): Subscription {
    return new Subscription(
      readList(query, 'session'),
      readList(query, 'events'),
    );
  }

  wants(event: SessionStatusEvent): boolean {
    return (
      (this.sessions.includes('*') || this.sessions.includes(event.session)) &&
      matchesEvent(this.events, event.event)
    );
  }
}

function readList(query: URLSearchParams, name: string): string[] {
  const values = query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
  return values.length > 0 ? values : ['*'];
}
