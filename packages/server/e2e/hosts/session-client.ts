import type {
  EngineName,
  PasskeyAttempt,
  PasskeyChallenge,
  SessionStatus,
} from '@waha-passkey/contract';
import type { SessionConfig, SessionStatusEvent } from '../../src';
import type { Answer, ApiClient } from './api-client';
import type { EventLog } from './event-log';

export interface ErrorBody {
  statusCode: number;
  code: string;
  message: string;
  retryable: boolean;
}

/** Drives one session over HTTP, and follows it by its events. */
export class SessionClient {
  constructor(
    readonly name: string,
    readonly api: ApiClient,
    readonly log: EventLog,
  ) {}

  create(config: SessionConfig = {}, engine?: EngineName): Promise<Answer> {
    const { name } = this;
    return this.api.post('/api/sessions', { name, config, engine });
  }

  order(order: 'start' | 'stop' | 'restart' | 'logout'): Promise<Answer> {
    return this.api.post(`/api/sessions/${this.name}/${order}`);
  }

  delete(): Promise<Answer> {
    return this.api.delete(`/api/sessions/${this.name}`);
  }

  async qr(): Promise<string> {
    const path = `/api/${this.name}/auth/qr?format=raw`;
    const { status, body } = await this.api.get<{ value: string }>(path);
    if (status !== 200) {
      throw new Error(`No QR code, ${status}: ${JSON.stringify(body)}`);
    }
    return body.value;
  }

  async requestCode(phoneNumber: string): Promise<string> {
    const path = `/api/${this.name}/auth/request-code`;
    const { body } = await this.api.post<{ code: string }>(path, {
      phoneNumber,
    });
    return body.code;
  }

  async challenge(): Promise<PasskeyChallenge> {
    const path = `/api/${this.name}/auth/passkey/challenge`;
    return (await this.api.get<PasskeyChallenge>(path)).body;
  }

  async attempt(): Promise<PasskeyAttempt> {
    const path = `/api/${this.name}/auth/passkey`;
    return (await this.api.get<PasskeyAttempt>(path)).body;
  }

  submit(assertion: unknown): Promise<Answer<ErrorBody>> {
    return this.api.post(`/api/${this.name}/auth/passkey`, assertion);
  }

  passkey(order: 'confirm' | 'reject' | 'cancel' | 'renew'): Promise<Answer> {
    return this.api.post(`/api/${this.name}/auth/passkey/${order}`);
  }

  /** The first event with that status after the first `skip` ones. */
  next(status: SessionStatus, skip = 0): Promise<SessionStatusEvent> {
    return this.log.next(this.name, status, skip);
  }

  /** How many events there were so far: for `skip`. */
  get seen(): number {
    return this.log.of(this.name).length;
  }

  get steps(): SessionStatus[] {
    return this.log.steps(this.name);
  }
}
