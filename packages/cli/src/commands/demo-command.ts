import { Command, InvalidArgumentError, Option } from 'commander';
import { defaultScenario, type Scenario } from '@waha-passkey/testbed';
import { DemoFailure } from '../demo/demo-failure';
import type { DemoOptions } from '../demo/demo-options';
import { runDemo } from '../demo/run-demo';
import { Interruption, watchInterruption } from '../interruption';
import { Cleanup } from '../stage/cleanup';
import { refusingEngines } from '../stage/refusing-stage';
import { Timeline } from '../terminal/timeline';
import { parsePort } from './parse-port';

/** Ends with exit code 0 only when the session became WORKING. */
export function createDemoCommand(): Command {
  return new Command('demo')
    .description('link an account that asks for a passkey, start to WORKING')
    .option('--pairing-code', 'link by phone number instead of QR code', false)
    .option('--code', 'sign late, so that both sides show a code', false)
    .option('--interactive', 'stay open; you play phone and owner', false)
    .option('--headful', 'show the browsers', false)
    .addOption(
      new Option('--engine <engine>', 'see another engine refuse')
        .choices(['WEBJS', ...refusingEngines])
        .default('WEBJS'),
    )
    .option('--port <port>', 'of the page to play on', parsePort, 3000)
    .option(
      '--scenario <json>',
      'play another WhatsApp, such as {"serverError":"pairing"}',
      parseScenario,
      {},
    )
    .action(async (options: DemoOptions) => {
      const timeline = new Timeline(process.stdout);
      const cleanup = new Cleanup();
      const interrupted = watchInterruption();
      try {
        await runDemo(options, timeline, interrupted, cleanup);
      } catch (error) {
        process.exitCode = tellFailure(error, timeline);
      } finally {
        await cleanup.run();
      }
    });
}

function tellFailure(error: unknown, timeline: Timeline): number {
  timeline.countDown('', null);
  if (error instanceof Interruption) {
    timeline.text('\nInterrupted; closing the browsers.');
    return 130;
  }
  if (!(error instanceof DemoFailure)) throw error;
  const failed = `\nThe demo failed at this step: ${error.step}`;
  timeline.text(timeline.style.bad(failed));
  timeline.text(`  ${error.why}`);
  return 1;
}

function parseScenario(text: string): Partial<Scenario> {
  const scenario = parseObject(text);
  const unknown = Object.keys(scenario).filter(
    (name) => !Object.hasOwn(defaultScenario, name),
  );
  if (unknown.length > 0) {
    throw new InvalidArgumentError(
      `There is no ${unknown.join(', ')}, but ${Object.keys(
        defaultScenario,
      ).join(', ')}.`,
    );
  }
  return scenario;
}

function parseObject(text: string): object {
  try {
    return Object(JSON.parse(text)) as object;
  } catch {
    throw new InvalidArgumentError('It must be a JSON object.');
  }
}
