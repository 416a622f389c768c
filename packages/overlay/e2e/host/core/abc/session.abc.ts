import { Subject, type Observable } from 'rxjs';
import { WAHAEvents, WAHASessionStatus } from '../../structures/enums.dto';

export interface StatusPayload {
  name: string;
  status: WAHASessionStatus;
}

/** The account, once the engine knows it. */
export type MeInfo = { id: string; pushName: string } | null;

const silent = () => undefined;

/** What all engines' sessions share, in the shape of 2026.2. */
export abstract class WhatsappSession {
  abstract readonly engine: string;
  readonly logger = {
    debug: silent,
    info: silent,
    warn: silent,
    error: silent,
  };
  unpairing = false;
  protected qr = '';
  private _status = WAHASessionStatus.STOPPED;
  private readonly events2 = new Map([
    [WAHAEvents.SESSION_STATUS, new Subject<StatusPayload>()],
  ]);

  constructor(readonly name: string) {}

  set status(value: WAHASessionStatus) {
    if (this.unpairing && value !== WAHASessionStatus.STOPPED) return;
    this._status = value;
    const payload = { name: this.name, status: value };
    this.events2.get(WAHAEvents.SESSION_STATUS)?.next(payload);
  }

  get status(): WAHASessionStatus {
    return this._status;
  }

  getEventObservable(event: WAHAEvents): Observable<StatusPayload> | undefined {
    return this.events2.get(event);
  }

  getSessionMeInfo(): MeInfo {
    return null;
  }

  getQR(): string {
    return this.qr;
  }

  abstract start(): Promise<void>;
  abstract stop(): Promise<void>;

  requestCode(phoneNumber: string): Promise<string> {
    throw new Error(`Not for ${phoneNumber}.`);
  }

  logout(): Promise<void> {
    return Promise.resolve();
  }

  /** What the outside world does to an engine that has no page. */
  meet(event: string): void {
    throw new Error(`${event} does not happen to ${this.engine}.`);
  }
}
