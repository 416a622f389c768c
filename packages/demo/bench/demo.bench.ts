import { DemoProcess } from '../e2e/demo-process';

const TARGET_SECONDS = 30;

/** From the command to the exit code, everything installed. */
export async function bench() {
  const startedAt = performance.now();
  const cli = new DemoProcess(['demo']);
  const code = await cli.exitCode();
  const seconds = (performance.now() - startedAt) / 1000;
  await cli.end();
  if (code !== 0) throw new Error(`The demo failed:\n${cli.output}`);
  return [
    {
      figure: 'demo, start to end',
      value: seconds,
      unit: 's',
      target: TARGET_SECONDS,
      ok: seconds <= TARGET_SECONDS,
    },
  ];
}
