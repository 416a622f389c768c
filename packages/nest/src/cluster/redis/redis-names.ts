import type { Envelope } from './envelope';

const prefix = 'waha-passkey:1:';

/** Names in Redis; none of them names a session or a link. */
export class RedisNames {
  readonly leases = `${prefix}worker:`;
  readonly channels = `${prefix}to:`;
  readonly everyone = `${prefix}all`;

  constructor(private readonly envelope: Envelope) {}

  key(key: string): string {
    return `${prefix}held:${this.envelope.hide(key)}`;
  }

  topic(topic: string): string {
    return this.envelope.hide(topic);
  }
}
