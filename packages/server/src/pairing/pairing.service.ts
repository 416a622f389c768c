import {
  GatewayTimeoutException,
  Injectable,
  UnprocessableEntityException,
} from '@nestjs/common';
import { SessionStatus } from '@waha-passkey/contract';
import { EventBus } from '../events/event-bus';
import type { HostedSession } from '../sessions/hosted-session';
import { SessionsService } from '../sessions/sessions.service';
import { waitForCode } from './wait-for-code';

const CODE_TIMEOUT_MS = 30_000;

/** The two ways to link an account: by QR code, by pairing code. */
@Injectable()
export class PairingService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly bus: EventBus,
  ) {}

  /** @throws UnprocessableEntityException when none is shown, or comes soon */
  async qr(name: string): Promise<string> {
    await waitForCode(this.sessions.get(name), this.bus);
    const { qr } = this.unlinked(name);
    if (qr === null) {
      throw new UnprocessableEntityException(
        'WhatsApp Web has shown no new QR code yet. Try again, or restart the session.',
      );
    }
    return qr;
  }

  async requestCode(name: string, phoneNumber: string): Promise<string> {
    const session = this.unlinked(name);
    const signal = AbortSignal.timeout(CODE_TIMEOUT_MS);
    try {
      return await session.requestCode(phoneNumber, signal);
    } catch (error) {
      if (signal.aborted) {
        throw new GatewayTimeoutException(
          `No pairing code came within ${CODE_TIMEOUT_MS / 1000} s. Try again, or use the QR code.`,
        );
      }
      throw error;
    }
  }

  private unlinked(name: string): HostedSession {
    const session = this.sessions.get(name);
    if (session.view.status !== SessionStatus.SCAN_QR_CODE) {
      throw unexpectedStatus(session);
    }
    if (session.qr === null && !session.awaitsQr) {
      throw new UnprocessableEntityException(
        'The code was scanned, and the account is being loaded. Wait for the session to be WORKING.',
      );
    }
    return session;
  }
}

/** WAHA's body for a session that is not where it has to be. */
function unexpectedStatus(
  session: HostedSession,
): UnprocessableEntityException {
  const message =
    'Session status is not as expected. Try again later or restart the session';
  return new UnprocessableEntityException({
    statusCode: 422,
    error: message,
    message,
    session: session.name,
    status: session.view.status,
    expected: [SessionStatus.SCAN_QR_CODE],
  });
}
