import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { PasskeySession } from '@waha-passkey/ceremony';
import {
  handoffHeader,
  silentLogger,
  type PasskeyAttemptKind,
  type PasskeyChallenge,
  type PasskeyHandoff,
} from '@waha-passkey/contract';
import { handoffHeaders, renderHandoffPage } from '@waha-passkey/handoff';
import { PasskeyModule, PasskeySessions } from '@waha-passkey/nest';
import { InMemoryDriver, ManualClock } from '@waha-passkey/testbed/driver';

const origin = 'https://web.whatsapp.com';

/** The page's real host, over an engine that a test plays. */
export class HandoffHost {
  private calls = 0;

  private constructor(
    private readonly app: INestApplication,
    readonly clock: ManualClock,
    readonly name: string,
    readonly driver: InMemoryDriver,
    readonly session: PasskeySession,
  ) {}

  /** `path`: where a proxy shows the host to its visitors. */
  static async start(name = 'default', path = ''): Promise<HandoffHost> {
    // Countdowns are shown against the wall clock of the visitor.
    const clock = new ManualClock({ wallMs: Date.now() });
    const url = () => `${toUrl(app)}${path}`;

    @Module({
      imports: [
        PasskeyModule.forRoot({
          clock,
          logger: silentLogger,
          handoff: {
            publicUrl: url,
            page: { render: renderHandoffPage, headers: handoffHeaders },
          },
        }),
      ],
    })
    class HostModule {}

    const app = await NestFactory.create(HostModule, {
      logger: false,
      forceCloseConnections: true,
    });
    await app.listen(0, '127.0.0.1');
    const driver = new InMemoryDriver();
    const session = app.get(PasskeySessions).attach(name, driver);
    return new HandoffHost(app, clock, name, driver, session);
  }

  get url(): string {
    return toUrl(this.app);
  }

  /** Where it listens, whatever a proxy shows. */
  get origin(): string {
    return toUrl(this.app);
  }

  /** WhatsApp asks, and the page waits in `get()`. */
  raiseGate(kind: PasskeyAttemptKind = 'linking'): PasskeyChallenge {
    this.calls += 1;
    const challenge: PasskeyChallenge = {
      challenge: randomBytes(32).toString('base64url'),
      timeout: 600_000,
      rpId: 'whatsapp.com',
      allowCredentials: [],
      userVerification: 'required',
      extensions: { uvm: true },
    };
    this.driver.emit({ type: 'gate', kind, challenge });
    const callId = `call-${this.calls}`;
    this.driver.emit({ type: 'call', callId, kind, challenge, origin });
    return challenge;
  }

  async mint(): Promise<string> {
    const session = encodeURIComponent(this.name);
    const response = await fetch(
      `${this.url}/api/${session}/auth/passkey/handoff`,
      { method: 'POST' },
    );
    return ((await response.json()) as PasskeyHandoff).url;
  }

  /** As a click on the page does; the HTTP status. */
  async claim(link: string): Promise<number> {
    const response = await fetch(`${this.url}/passkey/claim`, {
      method: 'POST',
      headers: { [handoffHeader]: new URL(link).hash.slice(1) },
    });
    return response.status;
  }

  /** The session stops, the host runs on. */
  stop(): void {
    this.app.get(PasskeySessions).detach(this.name);
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

function toUrl(app: INestApplication): string {
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  return `http://localhost:${port}`;
}
