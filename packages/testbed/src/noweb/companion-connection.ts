import { once } from 'node:events';
import type { WebSocket } from 'ws';
import { FrameReader, toFrame } from './frame-reader';
import type { Baileys, BinaryNode } from './load-baileys';
import { NoiseResponder, type NoiseTransport } from './noise-responder';
import type { StandInIdentity } from './stand-in-identity';

const ANSWER_MS = 10_000;

/** Who a client says it is, once its handshake is done. */
export interface CompanionHello {
  /** The noise key it proved to hold; its QR code names it. */
  noiseKey: Uint8Array;
  payload: InstanceType<Baileys['proto']['ClientPayload']>;
}

/** One socket of a companion device, as WhatsApp's server sees it. */
export class CompanionConnection {
  readonly #noise: NoiseResponder;
  readonly #frames: FrameReader;
  readonly #answers = new EventTarget();
  #transport: NoiseTransport | null = null;
  #awaitingHello = true;
  #ids = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly baileys: Baileys,
    private readonly identity: StandInIdentity,
    private readonly handlers: {
      onHello(hello: CompanionHello): void;
      onNode(node: BinaryNode): void;
    },
  ) {
    const intro = Uint8Array.from(baileys.NOISE_WA_HEADER);
    this.#noise = new NoiseResponder(intro);
    this.#frames = new FrameReader(intro);
  }

  nextId(): string {
    this.#ids += 1;
    return `stand-in-${this.#ids}`;
  }

  /** Takes what arrived. A client that breaks the protocol loses its socket. */
  async receive(chunk: Uint8Array): Promise<void> {
    for (const frame of this.#frames.read(chunk)) {
      if (this.#transport) {
        const bytes = Buffer.from(this.#transport.decrypt(frame));
        this.#dispatch(await this.baileys.decodeBinaryNode(bytes));
      } else if (this.#awaitingHello) {
        this.#answerHello(frame);
      } else {
        this.#readFinish(frame);
      }
    }
  }

  send(node: BinaryNode): void {
    if (!this.#transport) throw new Error('The handshake is not done yet.');
    const bytes = this.baileys.encodeBinaryNode(node);
    this.socket.send(toFrame(this.#transport.encrypt(bytes)));
  }

  /** Sends a request, and waits until the client answered it. */
  async query(node: BinaryNode): Promise<void> {
    const id = node.attrs['id'] ?? '';
    const answered = once(this.#answers, id, {
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    this.send(node);
    await answered;
  }

  close(): void {
    this.socket.close();
  }

  #dispatch(node: BinaryNode): void {
    const { id, type } = node.attrs;
    if (id !== undefined && type === 'result') {
      this.#answers.dispatchEvent(new Event(id));
    }
    this.handlers.onNode(node);
  }

  #answerHello(frame: Uint8Array): void {
    const { HandshakeMessage } = this.baileys.proto;
    const { clientHello } = HandshakeMessage.decode(frame);
    if (!clientHello?.ephemeral) throw new Error('No client hello.');
    const serverHello = this.#noise.answerHello(
      clientHello.ephemeral,
      this.identity.keys,
      this.identity.certificate,
    );
    this.#awaitingHello = false;
    const answer = HandshakeMessage.encode({ serverHello }).finish();
    this.socket.send(toFrame(answer));
  }

  #readFinish(frame: Uint8Array): void {
    const { ClientPayload, HandshakeMessage } = this.baileys.proto;
    const { clientFinish } = HandshakeMessage.decode(frame);
    if (!clientFinish?.static || !clientFinish.payload) {
      throw new Error('No client finish.');
    }
    const { clientStatic, payload } = this.#noise.readFinish(
      clientFinish.static,
      clientFinish.payload,
    );
    this.#transport = this.#noise.split();
    this.handlers.onHello({
      noiseKey: clientStatic,
      payload: ClientPayload.decode(payload),
    });
  }
}
