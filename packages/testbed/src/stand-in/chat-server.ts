import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Account } from '../account/account';
import { fromBase64 } from '../protocol/bytes';
import type { PageNews, PageRequest } from '../protocol/messages';
import type { Scenario } from '../protocol/scenario';
import { REFS_A_ROUND, type Timings } from '../protocol/timings';
import { CheckpointService } from './checkpoint-service';
import { Connection } from './connection';
import type { Link } from './link';
import type { LinkedDevice, LinkedDevices } from './linked-devices';
import { LinkingService } from './linking-service';
import type { Observations } from './observations';
import { PairingCodes } from './pairing-codes';
import type { Timers } from './timers';

export interface ChatServerDeps {
  account: Account;
  scenario: Scenario;
  devices: LinkedDevices;
  observations: Observations;
  timers: Timers;
  timings: Timings;
  clockScale: number;
}

/** WhatsApp's side of every page's WebSocket. */
export class ChatServer {
  readonly connections = new Map<number, Connection>();
  readonly linking: LinkingService;
  readonly checkpoints: CheckpointService;
  readonly pairingCodes: PairingCodes;
  private lastId = 0;

  constructor(private readonly deps: ChatServerDeps) {
    this.linking = new LinkingService({
      ...deps,
      connection: (id) => this.connections.get(id),
    });
    this.checkpoints = new CheckpointService(deps);
    this.pairingCodes = new PairingCodes({
      ...deps,
      connections: () => this.connections.values(),
    });
  }

  accept(socket: WebSocket): void {
    const id = (this.lastId += 1);
    const connection = new Connection(id, socket, {
      asked: (from, request) => this.answer(from, request),
      told: (from, news) => this.hear(from, news),
      closed: (from) => {
        this.connections.delete(from.id);
        this.linking.end(from);
        this.deps.observations.announce();
      },
    });
    this.connections.set(id, connection);
    this.deps.observations.announce();
  }

  connectionOf(device: LinkedDevice): Connection | undefined {
    return [...this.connections.values()].find(
      (connection) => connection.device?.deviceId === device.deviceId,
    );
  }

  scan(ref: string, advSecret: string): Link {
    const connection = [...this.connections.values()].find((other) =>
      other.refs.has(ref),
    );
    if (!connection) {
      throw new Error(
        'This QR code has expired, or it is not of this stand-in. Scan the one that is shown now.',
      );
    }
    return this.linking.start(connection, 'qr', fromBase64(advSecret));
  }

  enterCode(code: string): Link {
    const [connection, { advSecret }] = this.pairingCodes.use(code);
    return this.linking.start(
      connection,
      'pairing-code',
      fromBase64(advSecret),
    );
  }

  unlink(device: LinkedDevice): void {
    const connection = this.connectionOf(device);
    this.deps.devices.remove(device.deviceId);
    connection?.send({ type: 'unlinked' });
    this.deps.observations.announce();
  }

  pushScenario(): void {
    for (const connection of this.connections.values()) {
      connection.send({
        type: 'scenario',
        scenario: { ...this.deps.scenario },
      });
    }
  }

  private async answer(
    from: Connection,
    request: PageRequest,
  ): Promise<unknown> {
    const { answerDelayMs } = this.deps.scenario;
    if (answerDelayMs > 0) await this.deps.timers.pause(answerDelayMs);
    switch (request.name) {
      case 'get-ref':
        return this.issueRef(from);
      case 'get-options':
        return this.linking.fetchOptions(from);
      case 'alt-linking':
        if (!/^\d{7,15}$/.test(request.phone)) {
          throw new Error('The phone number must be 7 to 15 digits.');
        }
        this.linking.end(from);
        this.pairingCodes.accept(request, from);
        this.deps.observations.announce();
        return null;
      case 'prologue':
        return this.linking.takePrologue(from, request);
      case 'companion-nonce':
        return this.linking.takeNonce(from, request.nonce);
      case 'pairing-request':
        return this.linking.takePairingRequest(from, request.advSecret);
      case 'checkpoint-response':
        return this.checkpoints.take(from, request.response);
      case 'logout':
        if (from.device) this.deps.devices.remove(from.device.deviceId);
        from.device = null;
        this.deps.observations.announce();
        return null;
    }
  }

  private hear(from: Connection, news: PageNews): void {
    switch (news.name) {
      case 'hello':
        from.page = news.page;
        this.greet(from, news.device);
        break;
      case 'screen':
        from.screen = news.screen;
        from.qr = news.qr;
        from.browser = news.browser;
        break;
      case 'call':
        this.deps.observations.recordCall({
          ...news,
          connectionId: from.id,
          page: from.page,
        });
        break;
      case 'synced':
        if (from.device && this.deps.scenario.checkpointAfterLinking) {
          this.checkpoints.open(from.device, from);
        }
        break;
    }
    this.deps.observations.announce();
  }

  private greet(
    from: Connection,
    login: { deviceId: string; secret: string } | null,
  ): void {
    if (login === null) {
      const refs = Array.from({ length: REFS_A_ROUND }, () =>
        this.issueRef(from),
      );
      from.send({ type: 'refs', refs });
      return;
    }
    const device = this.deps.devices.findBySecret(login.deviceId, login.secret);
    if (!device) {
      from.send({ type: 'unlinked' });
      return;
    }
    from.device = device;
    this.linking.markLinked(device.deviceId);
    from.send({ type: 'logged-in' });
  }

  private issueRef(to: Connection): string {
    const ref = `2@${randomBytes(33).toString('base64')}`;
    to.refs.add(ref);
    return ref;
  }
}
