import type { PasskeyLogger } from '@waha-passkey/contract';
import { PasskeyAttemptKind as Kind } from '@waha-passkey/contract';
import type { PageBridge, PageDocument } from '../bridge/page-bridge';
import type { GuardOrder } from '../protocol/page-command';
import { AfterGate } from './after-gate';
import type { Changes } from './changes';
import { describeError } from './describe-error';
import type { GateFollower } from './gate-follower';

export interface OpenLinkOptions {
  follower: GateFollower;
  changes: Changes;
  logger: PasskeyLogger;
  /** The bridge to the page that is attached now, if any. */
  bridge: () => PageBridge | null;
}

/**
 * A link that is under way, for all who must not restart, refresh or renew it:
 * the guards in the page, and those on the library's client.
 */
export class OpenLink {
  private readonly afterGate: AfterGate;
  private hadGate = false;

  constructor(private readonly options: OpenLinkOptions) {
    const { follower, changes, logger } = options;
    this.afterGate = new AfterGate(
      {
        get socketState() {
          return follower.socketState;
        },
        get isLinked() {
          return follower.isLinked;
        },
        refresh: () => this.guard('refresh'),
      },
      changes,
      logger,
    );
  }

  get isOpen(): boolean {
    return this.options.follower.gate?.kind === Kind.LINKING;
  }

  /** The loading of WhatsApp Web that is there now, if any. */
  get document(): PageDocument | null {
    return this.options.bridge()?.document ?? null;
  }

  /** Called when a gate ended without a link, and another link can begin. */
  onLinkable(listener: () => void): () => void {
    return this.afterGate.onReady(listener);
  }

  /** A gate opened, or closed: the page's guards follow. */
  async sync(): Promise<void> {
    if (this.isOpen) {
      this.hadGate = true;
      this.afterGate.stop();
    }
    try {
      await this.guard(this.isOpen ? 'hold' : 'release');
    } catch (error) {
      this.debug('page not guarded', error);
    }
  }

  /** The gate ended without a link: what was held back is made up for. */
  onLeft(): void {
    void this.afterGate.start();
  }

  /** Another document, or none. */
  forget(): void {
    this.afterGate.stop();
    this.hadGate = false;
  }

  /** It is open, and the page confirms that it still is this document. */
  async holdsIn(document: PageDocument): Promise<boolean> {
    const bridge = this.options.bridge();
    if (!bridge || !this.isOpen) return false;
    try {
      await bridge.run(document, { name: 'guard', order: 'hold' });
    } catch {
      return false;
    }
    return this.isOpen;
  }

  /** whatsapp-web.js is about to start its pairing-code timer. */
  async notePairingCode(): Promise<void> {
    try {
      await this.guard('note-timers');
    } catch (error) {
      this.debug('timers not noted', error);
    }
  }

  /**
   * A gate replaces the secret in the page's QR codes, and a library that has
   * read it before goes on with the old one.
   */
  async toPresentQr(qr: string): Promise<string> {
    const bridge = this.options.bridge();
    if (!this.hadGate || !bridge?.document) return qr;
    try {
      const secret = await bridge.run(bridge.document, { name: 'secret' });
      return withSecret(qr, secret);
    } catch (error) {
      this.debug('secret not read', error);
      return qr;
    }
  }

  /** False when the page is not there, or does not offer it. */
  private async guard(order: GuardOrder): Promise<boolean> {
    const bridge = this.options.bridge();
    if (!bridge?.document) return false;
    return bridge.run(bridge.document, { name: 'guard', order });
  }

  private debug(what: string, error: unknown): void {
    this.options.logger.debug(`passkey: ${what}: ${describeError(error)}`);
  }
}

/** Its fourth field; the others do not change while the document is there. */
function withSecret(qr: string, secret: string): string {
  const fields = qr.split(',');
  if (secret === '' || fields.length < 4) return qr;
  fields[3] = secret;
  return fields.join();
}
