import type { Account } from '../account/account';
import type { Phone } from '../phone/phone';
import type { CallKind, Screen } from '../protocol/messages';
import type { Scenario } from '../protocol/scenario';
import type { Timings } from '../protocol/timings';
import type { LinkedDevice } from './linked-devices';
import type { Delivery, IssuedChallenge, PageCall } from './observations';
import type { WaitOptions } from './wait-for';

/** One page's connection, as the server sees it now. */
export interface ConnectionState {
  id: number;
  screen: Screen;
  /** The text of the QR code on the screen, or null. */
  qr: string | null;
  browser: string;
  /** Of the linked device, or null. */
  deviceId: string | null;
}

/** A running stand-in for web.whatsapp.com. */
export interface StandIn {
  readonly origin: 'https://web.whatsapp.com';
  readonly port: number;
  /** Lead the true origin here and trust this one key, nothing else. */
  readonly chromiumArgs: string[];
  /** A CONNECT proxy that leads the true origin here and refuses the rest. */
  readonly proxyUrl: string;
  /** The phone's page and its HTTP calls. */
  readonly phoneUrl: string;
  readonly phone: Phone;
  readonly account: Account;
  /** Assign to its members at any time. */
  readonly scenario: Scenario;
  /**
   * WhatsApp's clocks as they run here, in real milliseconds. Assign to its
   * members at any time: pages loaded afterwards take them up.
   */
  readonly timings: Timings;
  readonly clockScale: number;

  // Observation
  readonly connections: ConnectionState[];
  readonly devices: LinkedDevice[];
  readonly challenges: readonly IssuedChallenge[];
  readonly deliveries: readonly Delivery[];
  readonly calls: readonly PageCall[];
  /** How often the page itself was asked for. */
  readonly pageLoads: number;
  /** Resolves with what `read` first returns that is not empty. */
  waitFor<T>(
    what: string,
    read: () => T | null | undefined | false,
    options?: WaitOptions,
  ): Promise<T>;
  /** Resolves with the text of a QR code now on a screen. */
  waitForQr(options?: WaitOptions): Promise<string>;
  waitForScreen(
    screen: Screen,
    options?: WaitOptions,
  ): Promise<ConnectionState>;
  /** Resolves with a call that a page waits in. */
  waitForCall(kind?: CallKind, options?: WaitOptions): Promise<PageCall>;
  /** Resolves with the delivery number `count`, 1 for the first. */
  waitForDelivery(count?: number, options?: WaitOptions): Promise<Delivery>;
  /** Resolves once `count` linked devices are online. */
  waitForLinked(count?: number, options?: WaitOptions): Promise<LinkedDevice[]>;
  observe(listener: () => void): () => void;

  // What happens to WhatsApp
  /** Sends a second request with another challenge to a gate that is open. */
  repeatPrologueRequest(): void;
  /** Withdraws the pairing codes that pages show; see `pairingCodeEnd`. */
  endPairingCodes(): void;
  /** Cuts every page's connection; pages come back by themselves. */
  dropConnections(): void;
  stop(): Promise<void>;
}
