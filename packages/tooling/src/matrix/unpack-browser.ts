import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type ChildOptions, runProgram } from './run-child';

/**
 * Unpacks the headless shell of an installed `@sparticuz/chromium`, and the
 * graphics library without which its pages stand still. The package's own code
 * would, in old versions, put both into the machine's `/tmp`.
 */
export async function unpackBrowser(
  project: string,
  options: Omit<ChildOptions, 'cwd'>,
): Promise<string> {
  const packed = path.join(project, 'node_modules/@sparticuz/chromium/bin');
  const file = path.join(project, 'chromium');
  await decompress(path.join(packed, 'chromium.br'), file);
  chmodSync(file, 0o755);
  const graphics = path.join(packed, 'swiftshader.tar.br');
  if (existsSync(graphics)) {
    await decompress(graphics, path.join(project, 'swiftshader.tar'));
    await runProgram('tar', ['xf', 'swiftshader.tar'], {
      ...options,
      cwd: project,
    });
  }
  return file;
}

async function decompress(from: string, to: string): Promise<void> {
  await pipeline(
    createReadStream(from),
    createBrotliDecompress(),
    createWriteStream(to),
  );
}
