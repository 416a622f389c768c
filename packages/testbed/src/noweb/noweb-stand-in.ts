import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import { WebSocketServer, type WebSocket } from 'ws';
import { Account } from './account';
import { Companion } from './companion';
import { CompanionConnection } from './companion-connection';
import { createRequestOptions } from './create-request-options';
import type { GateOptions } from './gate-notification';
import { loadBaileys, type Baileys, type BinaryNode } from './load-baileys';
import { readQr } from './read-qr';
import {
  createStandInIdentity,
  type StandInIdentity,
} from './stand-in-identity';

export interface NowebScenario {
  /** The account needs a passkey to link a device. */
  gate: boolean;
  options: GateOptions;
}

export interface NowebStandInOptions {
  scenario?: Partial<NowebScenario>;
  /** How long the client shows each QR code; its own 60 s, 20 s … if unset. */
  qrTimeoutMs?: number;
  /**
   * How far away the server is once the keys are agreed; 0 if unset. Baileys
   * 7.0.0-rc.9 loses what comes while it derives its keys, as on loopback can
   * be; later releases hold it back.
   */
  latencyMs?: number;
  phoneNumber?: string;
}

/** The owner's phone, as far as a socket client can tell. */
export interface NowebPhone {
  /** Scans a companion's QR code; resolves once WhatsApp has acted on it. */
  scan(qr: string): Promise<void>;
  /**
   * Types a pairing code. It is not checked: the protocol does so only after
   * the gate, and an account without one is linked by QR code here.
   */
  enterCode(code: string): void;
}

/** WhatsApp's chat server for Baileys sockets, on loopback. */
export class NowebStandIn {
  readonly scenario: NowebScenario;
  readonly phone: NowebPhone = {
    scan: (qr) => this.#scan(qr),
    enterCode: () => this.#enterCode(),
  };
  /** How many sockets came so far: to prove that nobody loops. */
  connections = 0;
  /** The options of the newest gate. */
  challenge: PasskeyChallenge | null = null;
  readonly #companions = new Set<Companion>();
  readonly #account: Account;
  readonly #identity: StandInIdentity;

  constructor(
    readonly baileys: Baileys,
    private readonly server: WebSocketServer,
    readonly options: NowebStandInOptions,
  ) {
    this.scenario = { gate: true, options: 'inside', ...options.scenario };
    this.#account = new Account(baileys, options.phoneNumber ?? '12025550123');
    this.#identity = createStandInIdentity(baileys);
    server.on('connection', (socket) => this.#accept(socket));
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `ws://127.0.0.1:${port}/ws/chat`;
  }

  /** A device asked to be linked by a pairing code, and shows it. */
  get awaitsCode(): boolean {
    return [...this.#companions].some((one) => one.awaitsCode);
  }

  /** Any notification to every client, for shapes nobody has seen yet. */
  push(node: BinaryNode): void {
    for (const companion of this.#companions) companion.push(node);
  }

  /** WhatsApp closes every connection. */
  dropConnections(): void {
    for (const companion of this.#companions) companion.close();
  }

  async stop(): Promise<void> {
    for (const socket of this.server.clients) socket.terminate();
    this.server.close();
    await once(this.server, 'close');
  }

  #accept(socket: WebSocket): void {
    this.connections += 1;
    const connection: CompanionConnection = new CompanionConnection(
      socket,
      this.baileys,
      this.#identity,
      {
        onHello: (hello) => {
          const welcome = setTimeout(
            () => companion.welcome(hello),
            this.options.latencyMs ?? 0,
          );
          socket.once('close', () => clearTimeout(welcome));
        },
        onNode: (node) => companion.answer(node),
      },
    );
    const companion = new Companion(connection, this.#account);
    this.#companions.add(companion);
    let work = Promise.resolve();
    socket.on('message', (data: Buffer) => {
      work = work
        .then(() => connection.receive(data))
        .catch(() => socket.terminate());
    });
    socket.on('close', () => this.#companions.delete(companion));
  }

  async #scan(text: string): Promise<void> {
    const qr = readQr(text);
    const companion = this.#find((one) => one.shows(qr));
    if (this.scenario.gate) this.#demandPasskey(companion);
    else await companion.pair(qr);
  }

  #enterCode(): void {
    const companion = this.#find((one) => one.awaitsCode);
    if (!this.scenario.gate) {
      throw new Error('Without a gate this phone links by QR code only.');
    }
    this.#demandPasskey(companion);
  }

  #demandPasskey(companion: Companion): void {
    this.challenge = createRequestOptions();
    companion.demandPasskey(this.scenario.options, this.challenge);
  }

  #find(matches: (companion: Companion) => boolean): Companion {
    const found = [...this.#companions].find(matches);
    if (!found) {
      throw new Error(
        'No device waits for this code any more: take a new one.',
      );
    }
    return found;
  }
}

/** Starts the chat server on a free port of 127.0.0.1. */
export async function startNowebStandIn(
  options: NowebStandInOptions = {},
): Promise<NowebStandIn> {
  const baileys = await loadBaileys();
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  return new NowebStandIn(baileys, server, options);
}
