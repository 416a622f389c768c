import { Command, Option } from 'commander';
import { DemoFailure } from '../demo/demo-failure';
import type { DemoOptions } from '../demo/demo-options';
import { findIdleOption } from '../demo/find-idle-option';
import { runDemo } from '../demo/run-demo';
import { Interruption, watchInterruption } from '@waha-passkey/cli/terminal';
import { Cleanup } from '@waha-passkey/cli/terminal';
import { pageEngines } from '../stage/page-engines';
import { refusingEngines } from '../stage/refusing-stage';
import { Timeline } from '../terminal/timeline';
import { parsePort } from './parse-port';
import { parseScenario } from './parse-scenario';

/** Ends with exit code 0 only when the session became WORKING. */
export function createDemoCommand(): Command {
  return new Command('demo')
    .description('link an account that asks for a passkey, start to WORKING')
    .option('--pairing-code', 'link by phone number instead of QR code', false)
    .option('--code', 'sign late, so that both sides show a code', false)
    .option('--interactive', 'stay open; you play phone and owner', false)
    .option('--headful', 'show the browsers', false)
    .addOption(
      new Option('--engine <engine>', 'with WPP, or see another engine refuse')
        .choices([...pageEngines, ...refusingEngines])
        .default('WEBJS'),
    )
    .option('--port <port>', 'of the page of --interactive', parsePort, 3000)
    .option(
      '--scenario <json>',
      'play another WhatsApp, such as {"serverError":"pairing"}',
      parseScenario,
      {},
    )
    .action(async (options: DemoOptions, command: Command) => {
      refuseIdleOptions(options, command);
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

function refuseIdleOptions(options: DemoOptions, command: Command): void {
  const idle = findIdleOption(
    options,
    (name) => command.getOptionValueSource(name) === 'cli',
  );
  if (idle === null) return;
  const option = command.options.find(
    (known) => known.attributeName() === idle.name,
  );
  command.error(`error: ${option?.long} ${idle.why}`);
}
