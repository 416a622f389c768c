import { CliProcess } from '../cli-process';

let process: CliProcess;

afterEach(() => process.end());

const run = async (args: string[], env: NodeJS.ProcessEnv = {}) => {
  process = new CliProcess(args, env);
  return { code: await process.exitCode(), output: process.output };
};

it('takes no key from its arguments, where others could read it', async () => {
  const { code, output } = await run([
    ...['sign', '--url', 'https://waha.example.org', '--api-key', 'key'],
  ]);
  expect(output).toContain("unknown option '--api-key'");
  expect(code).toBe(2);
});

it('signs nothing without a terminal, whatever the environment says', async () => {
  const { code, output } = await run(
    ['sign', '--url', 'https://waha.example.org', '--json'],
    { WAHA_API_KEY: 'key' },
  );
  expect(code).toBe(2);
  expect(output).toContain('needs a terminal');
  expect(output).toContain('{"event":"failed","exitCode":2,');
});
