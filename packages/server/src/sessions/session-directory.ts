import { Injectable } from '@nestjs/common';
import type { KnownSession, PasskeySessionDirectory } from '@waha-passkey/nest';
import { SessionsService } from './sessions.service';

/** Tells the passkey routes which sessions there are beside the running ones. */
@Injectable()
export class SessionDirectory implements PasskeySessionDirectory {
  constructor(private readonly sessions: SessionsService) {}

  find(name: string): KnownSession | null {
    const session = this.sessions.find(name);
    return session ? { capability: session.capabilities.passkey } : null;
  }
}
