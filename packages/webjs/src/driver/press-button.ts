import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';
import { pageChanged } from '../bridge/bridge-errors';
import type { PageBridge, PageDocument } from '../bridge/page-bridge';
import type { ButtonName, PageAction } from '../protocol/page-command';
import type { Changes } from './changes';

export interface Press {
  button: ButtonName;
  /** What the button calls, for a page that shows none we know. */
  action?: PageAction;
  isDone: () => boolean;
  ms: number;
  signal: AbortSignal;
}

export interface PressedPage {
  bridge: Pick<PageBridge, 'run' | 'click' | 'pressEnter'>;
  document: PageDocument;
  changes: Changes;
}

type Way = 'mouse' | 'key' | 'script' | 'module';

/** How long a press may take to show. */
const effectMs = 1_500;
/** How often to look for a button that is missing, or that is disabled. */
const lookMs = 250;
/** A screen that loads lazily may be that late. */
const missingMs = 3_000;

/**
 * Presses a button of the page until `isDone`: by a trusted click, by the
 * keyboard if something covers it, by script, and last by what it would call.
 * Rejects with `PAGE_CHANGED` when there is nothing to press, and with
 * `PAGE_TIMEOUT` when nothing comes of it.
 */
export async function pressButton(
  page: PressedPage,
  { button, action, isDone, ms, signal }: Press,
): Promise<void> {
  const { bridge, document, changes } = page;
  const start = performance.now();
  const ways: Way[] = ['mouse', 'key', 'script'];
  if (action) ways.push('module');
  let wasFound = false;

  while (!isDone()) {
    const elapsed = performance.now() - start;
    if (elapsed >= ms) {
      throw wasFound ? notTaken(button) : pageChanged(`no button "${button}"`);
    }
    const place = await bridge.run(
      document,
      { name: 'locate', button },
      signal,
    );
    wasFound ||= place.found;
    const way = place.found
      ? place.enabled && chooseWay(ways, place.reachable)
      : elapsed >= Math.min(missingMs, ms / 2) && dropToModule(ways);
    if (!way || isDone()) {
      await changes.until(isDone, lookMs, signal);
      continue;
    }
    ways.splice(ways.indexOf(way), 1);
    if (way === 'mouse' && place.found) {
      await bridge.click(place.x, place.y, signal);
    } else if (way === 'key') {
      if (!(await bridge.run(document, { name: 'focus', button }, signal))) {
        continue;
      }
      await bridge.pressEnter(signal);
    } else if (way === 'script') {
      await bridge.run(document, { name: 'click', button }, signal);
    } else if (action) {
      wasFound =
        (await bridge.run(document, { name: 'invoke', action }, signal)) ||
        wasFound;
    }
    await changes.until(isDone, effectMs, signal);
  }
}

function chooseWay(ways: Way[], isReachable: boolean): Way | undefined {
  return ways.find((way) => way !== 'mouse' || isReachable);
}

function dropToModule(ways: Way[]): Way | undefined {
  return ways.find((way) => way === 'module');
}

function notTaken(button: ButtonName): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.PAGE_TIMEOUT,
    `The page's button "${button}" was pressed, and nothing came of it; try again, or restart the session.`,
    { retryable: true },
  );
}
