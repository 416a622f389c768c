import type { ButtonPlace, PageCommand } from '../protocol/page-command';
import type { PageDocument } from '../bridge/page-bridge';
import { Changes } from './changes';
import { type Press, pressButton } from './press-button';

const document: PageDocument = { contextId: 1, origin: 'https://x' };

/** A page that reacts to one way of pressing alone. */
function openPage(
  works: string,
  place: ButtonPlace = {
    found: true,
    enabled: true,
    reachable: true,
    x: 1,
    y: 2,
  },
  hasModule = true,
) {
  const tried: string[] = [];
  const changes = new Changes();
  const attempt = (way: string) => {
    tried.push(way);
    changes.notify();
  };
  const run = (_document: PageDocument, command: PageCommand) => {
    if (['locate', 'aim'].includes(command.name)) return Promise.resolve(place);
    const isRefused = command.name === 'invoke' && !hasModule;
    const isAttempt = ['click', 'invoke'].includes(command.name) && !isRefused;
    if (isAttempt) attempt(command.name);
    return Promise.resolve(!isRefused);
  };
  const bridge = {
    run: run as never,
    click: () => Promise.resolve(attempt('mouse')),
    pressEnter: () => Promise.resolve(attempt('key')),
  };
  const press = (more: Partial<Press> = {}) => {
    const pressed = pressButton(
      { bridge, document, changes },
      {
        button: 'continue',
        action: 'start',
        isDone: () => tried.includes(works),
        ms: 9_000,
        signal: new AbortController().signal,
        ...more,
      },
    );
    pressed.catch(() => undefined);
    return pressed;
  };
  return { press, tried };
}

describe('pressButton', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('clicks once when that is enough', async () => {
    const { press, tried } = openPage('mouse');
    await press();
    expect(tried).toEqual(['mouse']);
  });

  it.each([
    ['key', ['mouse', 'key']],
    ['click', ['mouse', 'key', 'click']],
    ['invoke', ['mouse', 'key', 'click', 'invoke']],
  ])('goes on until a way works: %s', async (works, ways) => {
    const { press, tried } = openPage(works);
    const pressed = press();
    await jest.advanceTimersByTimeAsync(9_000);
    await pressed;
    expect(tried).toEqual(ways);
  });

  it('uses the keyboard on a button that something covers', async () => {
    const { press, tried } = openPage('key', {
      found: true,
      enabled: true,
      reachable: false,
      x: 0,
      y: 0,
    });
    await press();
    expect(tried).toEqual(['key']);
  });

  it('waits for a disabled button, and does not press it', async () => {
    const { press, tried } = openPage('nothing', {
      found: true,
      enabled: false,
      reachable: true,
      x: 0,
      y: 0,
    });
    const pressed = press();
    await jest.advanceTimersByTimeAsync(10_000);
    await expect(pressed).rejects.toMatchObject({
      code: 'PASSKEY_PAGE_TIMEOUT',
    });
    expect(tried).toEqual([]);
  });

  it('calls what a missing button would call', async () => {
    const { press, tried } = openPage('invoke', { found: false });
    const pressed = press();
    await jest.advanceTimersByTimeAsync(9_000);
    await pressed;
    expect(tried).toEqual(['invoke']);
  });

  it('says that the page changed when there is nothing to press', async () => {
    const { press } = openPage('nothing', { found: false }, false);
    const pressed = press();
    await jest.advanceTimersByTimeAsync(10_000);
    await expect(pressed).rejects.toMatchObject({
      code: 'PASSKEY_PAGE_CHANGED',
    });
  });

  it('stops with the order', async () => {
    const controller = new AbortController();
    const { press } = openPage('nothing');
    const pressed = press({ signal: controller.signal });
    controller.abort();
    await jest.advanceTimersByTimeAsync(1);
    await expect(pressed).rejects.toMatchObject({
      code: 'PASSKEY_PAGE_TIMEOUT',
    });
  });
});
