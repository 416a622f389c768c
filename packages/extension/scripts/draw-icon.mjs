import { deflateSync } from 'node:zlib';

/** Red, green, blue. */
const ground = [0x27, 0x50, 0x9b];
const ink = 0xff;
/** Samples a pixel and side, for smooth edges. */
const samples = 4;

/**
 * A key on a rounded square, as a PNG of so many pixels a side.
 * @param {number} size
 */
export function drawIcon(size) {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const at = y * (1 + size * 4) + 1 + x * 4;
      rows.set(drawPixel(x, y, size), at);
    }
  }
  return toPng(size, rows);
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} size
 */
function drawPixel(x, y, size) {
  let inside = 0;
  let inked = 0;
  for (let i = 0; i < samples * samples; i += 1) {
    // Coordinates of the drawing: 0 to 1, both ways.
    const u = (x + ((i % samples) + 0.5) / samples) / size;
    const v = (y + (Math.floor(i / samples) + 0.5) / samples) / size;
    if (!isOnGround(u, v)) continue;
    inside += 1;
    if (isOnKey(u, v)) inked += 1;
  }
  if (inside === 0) return [0, 0, 0, 0];
  const share = inked / inside;
  const color = ground.map((part) => Math.round(part + (ink - part) * share));
  return [...color, Math.round((255 * inside) / (samples * samples))];
}

/**
 * @param {number} u
 * @param {number} v
 */
function isOnGround(u, v) {
  const radius = 0.2;
  const dx = Math.max(Math.abs(u - 0.5) - (0.5 - radius), 0);
  const dy = Math.max(Math.abs(v - 0.5) - (0.5 - radius), 0);
  return Math.hypot(dx, dy) <= radius;
}

/**
 * @param {number} u
 * @param {number} v
 */
function isOnKey(u, v) {
  const toCentre = Math.hypot(u - 0.5, v - 0.33);
  const bow = toCentre <= 0.2 && toCentre >= 0.09;
  const stem = Math.abs(u - 0.5) <= 0.05 && v >= 0.5 && v <= 0.86;
  const bits =
    u >= 0.5 &&
    ((u <= 0.68 && Math.abs(v - 0.81) <= 0.05) ||
      (u <= 0.64 && Math.abs(v - 0.66) <= 0.045));
  return bow || stem || bits;
}

/**
 * https://www.w3.org/TR/png-3/: 8 bits, red green blue alpha, no filter.
 * @param {number} size
 * @param {Buffer} rows
 */
function toPng(size, rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    toChunk('IHDR', header),
    toChunk('IDAT', deflateSync(rows)),
    toChunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function toChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/**
 * Node's own came with 20.15.
 * @param {Buffer} bytes
 */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
  }
  return ~crc >>> 0;
}
