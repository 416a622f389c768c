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
  press: Press,
): Promise<void> {
  const { bridge, document, changes } = page;
  const { button, action, isDone, ms, signal } = press;
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
    const isPressed = await pressBy(way, page, press);
    wasFound ||= isPressed;
    if (isPressed) await changes.until(isDone, effectMs, signal);
  }
}

/** False when there is nothing left to press, or nothing to call. */
async function pressBy(
  way: Way,
  { bridge, document }: PressedPage,
  { button, action, signal }: Press,
): Promise<boolean> {
  switch (way) {
    case 'mouse': {
      const aim = await bridge.run(document, { name: 'aim', button }, signal);
      const isClear = aim.found && aim.enabled && aim.reachable;
      if (isClear) await bridge.click(aim.x, aim.y, signal);
      await release(bridge, document);
      return isClear;
    }
    case 'key':
      if (!(await bridge.run(document, { name: 'focus', button }, signal))) {
        return false;
      }
      await bridge.pressEnter(signal);
      await release(bridge, document);
      return true;
    case 'script':
      return bridge.run(document, { name: 'click', button }, signal);
    case 'module':
      return (
        action !== undefined &&
        bridge.run(document, { name: 'invoke', action }, signal)
      );
  }
}

/** A document that the press has ended took the guard with it. */
async function release(
  bridge: PressedPage['bridge'],
  document: PageDocument,
): Promise<void> {
  await bridge.run(document, { name: 'release' }).catch(() => undefined);
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
