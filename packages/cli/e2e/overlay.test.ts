import fs from 'node:fs';
import path from 'node:path';
import { CliProcess } from './cli-process';

describe('waha-passkey overlay', () => {
  let cli: CliProcess | undefined;

  afterEach(() => cli?.end());

  it('writes the folder, and says how to start WAHA with it', async () => {
    cli = new CliProcess(['overlay', 'new-folder-of-a-test']);
    const target = path.resolve(__dirname, '../../../new-folder-of-a-test');
    try {
      expect(await cli.exitCode()).toBe(0);
      expect(cli.output).toContain(`Version 0.1.0 is in ${target}.`);
      expect(fs.readdirSync(target)).toEqual(
        expect.arrayContaining(['register.cjs', 'compose.yaml', 'Dockerfile']),
      );
    } finally {
      fs.rmSync(target, { recursive: true, force: true });
    }
  });

  it('refuses a folder that holds other files', async () => {
    cli = new CliProcess(['overlay', 'docs']);
    expect(await cli.exitCode()).toBe(1);
    expect(cli.output).toContain('docs holds other files, and nothing');
  });
});
