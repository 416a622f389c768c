import type { CdpSession } from './raw-page';

/** A click like a human's: `isTrusted`, and counted as a user's activation. */
export async function clickAt(
  session: CdpSession,
  x: number,
  y: number,
): Promise<void> {
  const at = { x, y, button: 'left', clickCount: 1 };
  await session.send('Input.dispatchMouseEvent', {
    type: 'mouseMoved',
    x,
    y,
  });
  await session.send('Input.dispatchMouseEvent', {
    ...at,
    type: 'mousePressed',
    buttons: 1,
  });
  await session.send('Input.dispatchMouseEvent', {
    ...at,
    type: 'mouseReleased',
  });
}

/** Presses the focused button; for one that something covers. */
export async function pressEnter(session: CdpSession): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  await session.send('Input.dispatchKeyEvent', {
    ...key,
    type: 'keyDown',
    text: '\r',
  });
  await session.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' });
}
