import { StreamableFile } from '@nestjs/common';
import type { Base64File } from './pairing.dto';

/** As WAHA: in base64 for a client that asks for JSON and for no image. */
export function sendFile(
  file: Buffer,
  mimetype: string,
  accept: string,
): Base64File | StreamableFile {
  return accept.includes('application/json') && !accept.includes('image/')
    ? { mimetype, data: file.toString('base64') }
    : new StreamableFile(file, { type: mimetype, length: file.length });
}
