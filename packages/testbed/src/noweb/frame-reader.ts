const LENGTH_BYTES = 3;

/** Cuts the byte stream of a WhatsApp socket into frames. */
export class FrameReader {
  #bytes: Buffer = Buffer.alloc(0);
  #introduced = false;

  constructor(private readonly intro: Uint8Array) {}

  /** The frames that are complete now. Throws when the intro is a stranger's. */
  read(chunk: Uint8Array): Uint8Array[] {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    if (!this.#readIntro()) return [];
    const frames: Uint8Array[] = [];
    for (;;) {
      if (this.#bytes.length < LENGTH_BYTES) return frames;
      const end = LENGTH_BYTES + this.#bytes.readUIntBE(0, LENGTH_BYTES);
      if (this.#bytes.length < end) return frames;
      frames.push(this.#bytes.subarray(LENGTH_BYTES, end));
      this.#bytes = this.#bytes.subarray(end);
    }
  }

  #readIntro(): boolean {
    if (this.#introduced) return true;
    if (this.#bytes.length < this.intro.length) return false;
    if (!this.#bytes.subarray(0, this.intro.length).equals(this.intro)) {
      throw new Error('This is not a WhatsApp client: unknown intro.');
    }
    this.#bytes = this.#bytes.subarray(this.intro.length);
    this.#introduced = true;
    return true;
  }
}

export function toFrame(payload: Uint8Array): Uint8Array {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUIntBE(payload.length, 0, LENGTH_BYTES);
  return Buffer.concat([length, payload]);
}
