import type { Account } from '../account/account';
import type { Phone } from '../phone/phone';
import type { CallKind, Screen } from '../protocol/messages';
import type { Scenario } from '../protocol/scenario';
import type { Timings } from '../protocol/timings';
import type { ChatServer } from './chat-server';
import { ORIGIN } from './judge';
import type { LinkedDevice, LinkedDevices } from './linked-devices';
import type { Delivery, Observations, PageCall } from './observations';
import type { ConnectionState, StandIn } from './stand-in';
import { waitFor, type WaitOptions } from './wait-for';

export interface RunningParts {
  account: Account;
  scenario: Scenario;
  timings: Timings;
  clockScale: number;
  chat: ChatServer;
  devices: LinkedDevices;
  observations: Observations;
  phone: Phone;
  port: number;
  proxyUrl: string;
  phoneUrl: string;
  chromiumArgs: string[];
  stop(): Promise<void>;
}

/** The outside of a running stand-in: reading and waiting. */
export class RunningStandIn implements StandIn {
  readonly origin = ORIGIN;
  readonly account: Account;
  readonly scenario: Scenario;
  readonly timings: Timings;
  readonly clockScale: number;
  readonly phone: Phone;
  readonly port: number;
  readonly proxyUrl: string;
  readonly phoneUrl: string;
  readonly chromiumArgs: string[];

  constructor(private readonly parts: RunningParts) {
    this.account = parts.account;
    this.scenario = parts.scenario;
    this.timings = parts.timings;
    this.clockScale = parts.clockScale;
    this.phone = parts.phone;
    this.port = parts.port;
    this.proxyUrl = parts.proxyUrl;
    this.phoneUrl = parts.phoneUrl;
    this.chromiumArgs = parts.chromiumArgs;
  }

  get connections(): ConnectionState[] {
    return [...this.parts.chat.connections.values()].map(
      ({ id, screen, qr, browser, device }) => ({
        id,
        screen,
        qr,
        browser,
        deviceId: device?.deviceId ?? null,
      }),
    );
  }

  get devices(): LinkedDevice[] {
    return this.parts.devices.all;
  }

  get challenges() {
    return this.parts.observations.challenges;
  }

  get deliveries() {
    return this.parts.observations.deliveries;
  }

  get pageLoads(): number {
    return this.parts.observations.pageLoads;
  }

  get calls(): PageCall[] {
    const connections = [...this.parts.chat.connections.values()];
    const pages = new Set(connections.map(({ page }) => page));
    return this.parts.observations.calls.map((call) =>
      call.outcome === 'pending' && !pages.has(call.page)
        ? { ...call, outcome: 'gone' }
        : call,
    );
  }

  waitFor<T>(
    what: string,
    read: () => T | null | undefined | false,
    options?: WaitOptions,
  ): Promise<T> {
    return waitFor(this.parts.observations, what, read, options);
  }

  waitForQr(options?: WaitOptions): Promise<string> {
    return this.waitFor(
      'a QR code on a screen',
      () => this.connections.find(({ qr }) => qr !== null)?.qr,
      options,
    );
  }

  waitForScreen(
    screen: Screen,
    options?: WaitOptions,
  ): Promise<ConnectionState> {
    return this.waitFor(
      `the screen "${screen}"`,
      () => this.connections.find((connection) => connection.screen === screen),
      options,
    );
  }

  waitForCall(
    kind: CallKind = 'linking',
    options?: WaitOptions,
  ): Promise<PageCall> {
    return this.waitFor(
      `a ${kind} call of navigator.credentials.get()`,
      () =>
        this.calls.findLast(
          (call) => call.kind === kind && call.outcome === 'pending',
        ),
      options,
    );
  }

  waitForDelivery(count = 1, options?: WaitOptions): Promise<Delivery> {
    return this.waitFor(
      `delivery ${count}`,
      () => this.deliveries[count - 1],
      options,
    );
  }

  waitForLinked(count = 1, options?: WaitOptions): Promise<LinkedDevice[]> {
    const { chat } = this.parts;
    return this.waitFor(
      `${count} linked device(s) online`,
      () => {
        const online = this.devices.filter((device) =>
          chat.connectionOf(device),
        );
        return online.length >= count && online;
      },
      options,
    );
  }

  observe(listener: () => void): () => void {
    this.parts.observations.on('change', listener);
    return () => this.parts.observations.off('change', listener);
  }

  repeatPrologueRequest(): void {
    const { linking } = this.parts.chat;
    const link = linking.links.findLast(({ phase }) => phase === 'passkey');
    if (!link) {
      throw new Error('No gate is open: scan a QR code first.');
    }
    linking.requestPasskey(link, 'repeated');
  }

  endPairingCodes(): void {
    this.parts.chat.pairingCodes.endAll();
  }

  dropConnections(): void {
    for (const connection of this.parts.chat.connections.values()) {
      connection.drop();
    }
  }

  stop(): Promise<void> {
    return this.parts.stop();
  }
}
