import { existsSync } from 'node:fs';
import path from 'node:path';
import { wahaRoot } from './start-real-waha';

/** None of our patches may be in it. */
const isPublished =
  wahaRoot !== '' &&
  !existsSync(path.join(wahaRoot, 'dist/modules/waha-passkey'));

if (!isPublished) {
  process.stderr.write(
    'The overlay is not tried with a real WAHA: set WAHA_DIST to a built WAHA without the patches.\n',
  );
}

export const describePublishedWaha = isPublished ? describe : describe.skip;
