import {
  Metadata,
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerUnaryCall,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import { createRequestOptions } from '../noweb/create-request-options';
import { EventStream, MessageService, type GowsEvent } from './gows-protocol';
import { GowsSession } from './gows-session';

export interface GowsScenario {
  /** The account needs a passkey to link a device. */
  gate: boolean;
  /**
   * `reports`: a binary that publishes `passkey-request`. `silent`: an older
   * one, which drops WhatsApp's demand and only runs out of codes.
   */
  binary: 'reports' | 'silent';
  /** The options travel with the `passkey-request`. */
  options: boolean;
}

export interface GowsStandInOptions {
  scenario?: Partial<GowsScenario>;
  /** 1 = real time: QR codes last 60 s, then 20 s each. */
  clockScale?: number;
  phoneNumber?: string;
}

/** The owner's phone, as far as GOWS can tell. */
export interface GowsPhone {
  /** Scans the code on show. */
  scan(qr: string): void;
}

type EventCall = ServerWritableStream<
  { session: { id: string } | null; exclude: string[] },
  GowsEvent
>;
type Unary = ServerUnaryCall<{ id: string }, object>;

/** The GOWS process of a WAHA host, on loopback: gRPC, and no WhatsApp. */
export class GowsStandIn {
  readonly scenario: GowsScenario;
  readonly phone: GowsPhone = { scan: (qr) => this.#scan(qr) };
  /** The options of the newest gate. */
  challenge: PasskeyChallenge | null = null;
  readonly #server = new Server();
  readonly #streams = new Map<string, Set<EventCall>>();
  readonly #sessions = new Map<string, GowsSession>();
  #port = 0;

  constructor(private readonly options: GowsStandInOptions) {
    this.scenario = {
      gate: true,
      binary: 'reports',
      options: true,
      ...options.scenario,
    };
    this.#server.addService(EventStream.service, {
      StreamEvents: (call: EventCall) => this.#openStream(call),
    });
    this.#server.addService(MessageService.service, {
      StartSession: (call: Unary, done: sendUnaryData<object>) => {
        this.#startSession(call.request.id);
        done(null, {});
      },
      StopSession: (call: Unary, done: sendUnaryData<object>) => {
        this.#stopSession(call.request.id);
        done(null, {});
      },
      Logout: (call: Unary, done: sendUnaryData<object>) => {
        this.#stopSession(call.request.id);
        this.#publish(call.request.id, 'events.LoggedOut', {});
        done(null, {});
      },
    });
  }

  /** For a gRPC client without TLS. */
  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  async listen(): Promise<void> {
    this.#port = await new Promise<number>((resolve, reject) => {
      const credentials = ServerCredentials.createInsecure();
      this.#server.bindAsync('127.0.0.1:0', credentials, (error, port) => {
        if (error) reject(error);
        else resolve(port);
      });
    });
  }

  /** A running session's QR channel, to publish what no scenario does. */
  session(id: string): GowsSession {
    const session = this.#sessions.get(id);
    if (!session) throw new Error(`Start the session ${id} first.`);
    return session;
  }

  /** Any event, as raw text, for what no GOWS has sent yet. */
  publishRaw(session: string, event: string, data: string): void {
    for (const stream of this.#streams.get(session) ?? []) {
      if (stream.request.exclude.includes(event)) continue;
      stream.write({ event, session, data });
    }
  }

  stop(): void {
    for (const session of this.#sessions.values()) session.stop();
    this.#sessions.clear();
    this.#server.forceShutdown();
  }

  #openStream(call: EventCall): void {
    const id = call.request.session?.id ?? '';
    const streams = this.#streams.get(id) ?? new Set<EventCall>();
    this.#streams.set(id, streams.add(call));
    call.on('close', () => streams.delete(call));
    call.on('cancelled', () => streams.delete(call));
    // Tells the client that events will reach it from now on.
    call.sendMetadata(new Metadata());
  }

  #startSession(id: string): void {
    this.#stopSession(id);
    const session = new GowsSession(
      id,
      this.options.clockScale ?? 1,
      (event, data) => this.#publish(id, event, data),
    );
    this.#sessions.set(id, session);
    session.start();
  }

  #stopSession(id: string): void {
    this.#sessions.get(id)?.stop();
    this.#sessions.delete(id);
  }

  #publish(id: string, event: string, data: unknown): void {
    this.publishRaw(id, event, JSON.stringify(data));
  }

  #scan(qr: string): void {
    const session = [...this.#sessions.values()].find((one) => one.shows(qr));
    if (!session) {
      throw new Error(
        'No session shows this QR code any more: take a new one.',
      );
    }
    if (!this.scenario.gate) {
      session.link(this.options.phoneNumber ?? '12025550123');
    } else if (this.scenario.binary === 'reports') {
      this.challenge = createRequestOptions();
      session.demandPasskey(this.scenario.options ? this.challenge : null);
    }
  }
}

/** Starts the gRPC server on a free port of 127.0.0.1. */
export async function startGowsStandIn(
  options: GowsStandInOptions = {},
): Promise<GowsStandIn> {
  const standIn = new GowsStandIn(options);
  await standIn.listen();
  return standIn;
}
