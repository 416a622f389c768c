import type {
  PasskeySession,
  SessionEvents,
  StatusPayload,
} from '@waha-passkey/client';

/** The session's events in order, and all that were read so far. */
export class SeenEvents {
  readonly seen: StatusPayload[] = [];

  private constructor(private readonly events: SessionEvents) {}

  /** Fulfils once the server accepted the connection. */
  static async open(session: PasskeySession): Promise<SeenEvents> {
    return new SeenEvents(await session.openEvents());
  }

  async next(signal: AbortSignal): Promise<StatusPayload> {
    const event = await this.events.next(signal);
    if (event === null) throw new Error('The events were closed.');
    this.seen.push(event.payload);
    return event.payload;
  }

  close(): void {
    this.events.close();
  }
}
