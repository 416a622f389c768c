import { Subject, type Observable } from 'rxjs';
import type { PasskeyHost } from '../src/passkey-host';

export interface StatusEvent {
  name: string;
  status: string;
  data?: unknown;
}

const silent = () => undefined;

/**
 * A session as WAHA before 2026.7 has it, with the guard of the patch. The
 * host is handed in, so that tests do not share one.
 */
export class WhatsappSession {
  readonly logger = {
    debug: silent,
    info: silent,
    warn: silent,
    error: silent,
  };
  protected _status = 'STOPPED';
  protected readonly status$ = new Subject<StatusEvent>();

  constructor(
    readonly name: string,
    protected readonly host: PasskeyHost,
  ) {}

  set status(value: string) {
    if (this.host.linkOf(this).noteHostStatus(value as never)) return;
    this._status = value;
    this.status$.next({ name: this.name, status: value });
  }

  get status(): string {
    return this._status;
  }

  getEventObservable(): Observable<StatusEvent> {
    return this.status$;
  }
}

/** NOWEB's habit: it overrides the pair, to see each status. */
export class TrackingSession extends WhatsappSession {
  readonly tracked: string[] = [];

  override set status(value: string) {
    this.tracked.push(value);
    super.status = value;
  }

  override get status(): string {
    return super.status;
  }
}

/** A session as WAHA from 2026.7 on has it, with what WORKING carries later. */
export class LaterSession extends WhatsappSession {
  private held: unknown = null;
  private limits: object | null = null;

  setStatus(status: string, given: unknown = null): void {
    const data = status === 'WORKING' ? (given ?? this.limits) : given;
    if (this.host.linkOf(this).noteHostStatus(status as never)) return;
    this._status = status;
    this.held = data;
    this.status$.next({ name: this.name, status, data });
  }

  /** The account's limits have changed: WORKING comes again with them. */
  limit(limits: object): void {
    this.limits = limits;
    if (this.status === 'WORKING') this.setStatus('WORKING', limits);
  }

  override set status(value: string) {
    this.setStatus(value);
  }

  override get status(): string {
    return this._status;
  }

  get statusData(): unknown {
    return this.held;
  }

  getPasskeyChallenge(): unknown {
    throw new Error('501');
  }

  sendPasskeyResponse(body: string): Promise<void> {
    return Promise.reject(new Error(`501 ${body.length}`));
  }

  getPasskeyConfirmation(): unknown {
    throw new Error('501');
  }

  confirmPasskey(): Promise<void> {
    return Promise.reject(new Error('501'));
  }
}
