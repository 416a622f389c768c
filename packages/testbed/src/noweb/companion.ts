import type { Account } from './account';
import type {
  CompanionConnection,
  CompanionHello,
} from './companion-connection';
import { createGateNotification, type GateOptions } from './gate-notification';
import type { BinaryNode } from './load-baileys';
import type { CompanionQr } from './read-qr';
import type { PasskeyChallenge } from '@waha-passkey/contract';

const QR_REFS = 6;

/** A companion device on its connection: what WhatsApp tells it, and answers. */
export class Companion {
  /** A phone number asked to be linked by a code, and waits for it. */
  awaitsCode = false;
  #refs: string[] = [];
  #hello: CompanionHello | null = null;
  #device: number | null = null;

  constructor(
    private readonly connection: CompanionConnection,
    private readonly account: Account,
  ) {}

  /** The QR code is one of this connection's, under the key it proved. */
  shows(qr: CompanionQr): boolean {
    const key = this.#hello?.noiseKey;
    return (
      this.#refs.includes(qr.ref) &&
      key !== undefined &&
      Buffer.from(key).equals(qr.noiseKey)
    );
  }

  welcome(hello: CompanionHello): void {
    this.#hello = hello;
    if (hello.payload.devicePairingData) {
      this.#offerRefs();
      return;
    }
    const device = Number(hello.payload.device ?? 0);
    const own = String(hello.payload.username) === this.account.phoneNumber;
    if (own && this.account.knows(device)) this.#admit(device);
    else this.#turnAway();
  }

  /**
   * WhatsApp's demand for a passkey. Nobody waits for an acknowledgement:
   * Baileys 7.0.0-rc14 sends none before a QR code has led to an account.
   */
  demandPasskey(kind: GateOptions, options: PasskeyChallenge): void {
    const id = this.connection.nextId();
    this.connection.send(createGateNotification(id, kind, options));
  }

  push(node: BinaryNode): void {
    const id = this.connection.nextId();
    this.connection.send({ ...node, attrs: { ...node.attrs, id } });
  }

  /** Links the device, then asks it to connect anew, as WhatsApp does. */
  async pair(qr: CompanionQr): Promise<void> {
    const id = this.connection.nextId();
    await this.connection.query(this.account.link(qr, id));
    this.connection.send({ tag: 'stream:error', attrs: { code: '515' } });
    this.connection.close();
  }

  answer(node: BinaryNode): void {
    if (node.tag !== 'iq' || node.attrs['type'] === 'result') return;
    const child = Array.isArray(node.content) ? node.content[0] : undefined;
    this.connection.send({
      tag: 'iq',
      attrs: {
        from: 's.whatsapp.net',
        type: 'result',
        id: node.attrs['id'] ?? '',
      },
      content: this.#answerChild(child),
    });
  }

  close(): void {
    this.connection.close();
  }

  #answerChild(child: BinaryNode | undefined): BinaryNode[] {
    switch (child?.tag ?? '') {
      case 'count':
        return [{ tag: 'count', attrs: { value: '100' } }];
      case 'digest':
        return [{ tag: 'digest', attrs: {} }];
      case 'link_code_companion_reg':
        this.awaitsCode = true;
        return [
          {
            tag: 'link_code_companion_reg',
            attrs: {},
            content: [
              {
                tag: 'link_code_pairing_ref',
                attrs: {},
                content: Buffer.from(this.#refs[0] ?? ''),
              },
            ],
          },
        ];
      case 'remove-companion-device':
        if (this.#device !== null) this.account.unlink(this.#device);
        return [];
      default:
        return [];
    }
  }

  #offerRefs(): void {
    this.#refs = Array.from({ length: QR_REFS }, (_, index) => {
      return `2@${this.connection.nextId()}-${index}-${Date.now()}`;
    });
    this.connection.send({
      tag: 'iq',
      attrs: {
        from: 's.whatsapp.net',
        type: 'set',
        id: this.connection.nextId(),
        xmlns: 'md',
      },
      content: [
        {
          tag: 'pair-device',
          attrs: {},
          content: this.#refs.map((ref) => ({
            tag: 'ref',
            attrs: {},
            content: Buffer.from(ref),
          })),
        },
      ],
    });
  }

  #admit(device: number): void {
    this.#device = device;
    const t = String(Math.floor(Date.now() / 1000));
    this.connection.send({
      tag: 'success',
      attrs: { t, lid: this.account.lid },
    });
    this.connection.send({
      tag: 'ib',
      attrs: { from: 's.whatsapp.net' },
      content: [{ tag: 'offline', attrs: { count: '0' } }],
    });
  }

  #turnAway(): void {
    this.connection.send({ tag: 'failure', attrs: { reason: '401' } });
    this.connection.close();
  }
}
