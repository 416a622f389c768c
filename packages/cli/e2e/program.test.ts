import manifest from '../package.json';
import { CliProcess } from './cli-process';

let cli: CliProcess;

afterEach(() => cli.end());

it('prints its version', async () => {
  cli = new CliProcess(['--version']);
  expect(await cli.exitCode()).toBe(0);
  expect(cli.output).toBe(`${manifest.version}\n`);
});

it.each(['link', 'sign', 'patch', 'overlay', 'doctor'])(
  'starts %s',
  async (command) => {
    cli = new CliProcess([command, '--help']);
    expect(await cli.exitCode()).toBe(0);
    expect(cli.output).toContain(`waha-passkey ${command}`);
  },
);
