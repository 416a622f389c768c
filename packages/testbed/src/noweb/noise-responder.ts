import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
} from 'node:crypto';
import { computeSharedKey, generateKeyPair, type KeyPair } from './x25519';

/** 28 characters, zero-padded to the 32 bytes of a hash (Noise §5.2). */
const PROTOCOL = 'Noise_XX_25519_AESGCM_SHA256\0\0\0\0';
const TAG_BYTES = 16;

/** What a finished handshake leaves: one key and counter a direction. */
export interface NoiseTransport {
  encrypt(plaintext: Uint8Array): Uint8Array;
  decrypt(ciphertext: Uint8Array): Uint8Array;
}

/** The server's half of Noise XX (https://noiseprotocol.org, revision 34, §7.5). */
export class NoiseResponder {
  readonly #ephemeral = generateKeyPair();
  #hash: Uint8Array = Buffer.from(PROTOCOL);
  #chainingKey: Uint8Array = this.#hash;
  #key: Uint8Array = this.#hash;
  #counter = 0;

  constructor(prologue: Uint8Array) {
    this.#mixHash(prologue);
  }

  /** `-> e`, answered by `<- e, ee, s, es` and `payload`. */
  answerHello(
    clientEphemeral: Uint8Array,
    identity: KeyPair,
    payload: Uint8Array,
  ): { ephemeral: Uint8Array; static: Uint8Array; payload: Uint8Array } {
    this.#mixHash(clientEphemeral);
    this.#mixHash(this.#ephemeral.publicKey);
    this.#mixKey(computeSharedKey(this.#ephemeral, clientEphemeral));
    const encryptedStatic = this.#encryptAndHash(identity.publicKey);
    this.#mixKey(computeSharedKey(identity, clientEphemeral));
    return {
      ephemeral: this.#ephemeral.publicKey,
      static: encryptedStatic,
      payload: this.#encryptAndHash(payload),
    };
  }

  /** `-> s, se` and the client's payload. */
  readFinish(
    encryptedStatic: Uint8Array,
    encryptedPayload: Uint8Array,
  ): { clientStatic: Uint8Array; payload: Uint8Array } {
    const clientStatic = this.#decryptAndHash(encryptedStatic);
    this.#mixKey(computeSharedKey(this.#ephemeral, clientStatic));
    return { clientStatic, payload: this.#decryptAndHash(encryptedPayload) };
  }

  /** Split (§5.2): the initiator writes with the first key. */
  split(): NoiseTransport {
    const [readKey, writeKey] = this.#derive(new Uint8Array(0));
    let reads = 0;
    let writes = 0;
    const none = new Uint8Array(0);
    return {
      encrypt: (plaintext) => seal(writeKey, writes++, none, plaintext),
      decrypt: (ciphertext) => open(readKey, reads++, none, ciphertext),
    };
  }

  #encryptAndHash(plaintext: Uint8Array): Uint8Array {
    const sealed = seal(this.#key, this.#counter++, this.#hash, plaintext);
    this.#mixHash(sealed);
    return sealed;
  }

  #decryptAndHash(ciphertext: Uint8Array): Uint8Array {
    const opened = open(this.#key, this.#counter++, this.#hash, ciphertext);
    this.#mixHash(ciphertext);
    return opened;
  }

  #mixHash(data: Uint8Array): void {
    this.#hash = createHash('sha256').update(this.#hash).update(data).digest();
  }

  #mixKey(material: Uint8Array): void {
    [this.#chainingKey, this.#key] = this.#derive(material);
    this.#counter = 0;
  }

  #derive(material: Uint8Array): [Uint8Array, Uint8Array] {
    const bytes = new Uint8Array(
      hkdfSync('sha256', material, this.#chainingKey, '', 64),
    );
    return [bytes.subarray(0, 32), bytes.subarray(32)];
  }
}

function seal(
  key: Uint8Array,
  counter: number,
  associated: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, toNonce(counter));
  cipher.setAAD(associated);
  return Buffer.concat([
    cipher.update(plaintext),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

function open(
  key: Uint8Array,
  counter: number,
  associated: Uint8Array,
  ciphertext: Uint8Array,
): Uint8Array {
  const end = ciphertext.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, toNonce(counter));
  decipher.setAAD(associated);
  decipher.setAuthTag(ciphertext.subarray(end));
  return Buffer.concat([
    decipher.update(ciphertext.subarray(0, end)),
    decipher.final(),
  ]);
}

function toNonce(counter: number): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(counter, 8);
  return nonce;
}
