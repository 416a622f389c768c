import path from 'node:path';
import { writeOverlay } from '@waha-passkey/overlay';
import { Command } from 'commander';
import { endUsageErrors } from './end-usage-errors';

/** The one that runs: another of that name may not be ours. */
const program = path.join(__dirname, '../../bin/waha-passkey.cjs');

/** Writes the folder that a published WAHA image is started with. */
export function createOverlayCommand(): Command {
  return endUsageErrors(
    new Command('overlay')
      .description('write the folder that adds passkeys to a WAHA image')
      .argument('<folder>', 'new, empty, or with an earlier overlay')
      .action((target: string) => {
        const { folder, version, replaced } = writeOverlay(target);
        console.log(
          replaced === null
            ? `Version ${version} is in ${folder}.`
            : `Version ${version} has replaced ${replaced} in ${folder}.`,
        );
        console.log(`
Start WAHA with it, in one of two ways:
  cd ${folder} && WAHA_API_KEY=… docker compose up
  docker build --tag waha-with-passkeys ${folder}
Then see what it found: node ${program} doctor --url http://localhost:3000
More: docs/operations.md`);
      }),
  );
}
