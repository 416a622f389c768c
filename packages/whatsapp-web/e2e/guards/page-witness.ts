import type { Page } from 'puppeteer';

/** Each as `[owner, name]`, in the page's words. */
const places = `[
  [require('WAWebCmd').Cmd, 'refreshQR'],
  [require('WAWebLaunchSocketUtils'), 'refreshQR'],
  [require('WAWebAltDeviceLinkingApi'), 'setPairingType'],
  [require('WAWebAltDeviceLinkingApi'), 'initializeAltDeviceLinking'],
  [require('WAWebAltDeviceLinkingApi'), 'startAltLinkingFlow'],
  [require('WAWebAdvSignatureApi'), 'generateADVSecretKey'],
  [window, 'onCodeReceivedEvent'],
]`;

/** What our guards replace, and the listeners they add. */
export async function witness(page: Page): Promise<void> {
  await page.evaluate(`window.kept = ${places}.map(([owner, name]) =>
    [owner, name, JSON.stringify(Object.getOwnPropertyDescriptor(owner, name)),
      owner[name]])`);
}

/** The names of what is not as it was. */
export async function listChanged(page: Page): Promise<string[]> {
  return (await page.evaluate(`window.kept
    .filter(([owner, name, descriptor, value]) => owner[name] !== value ||
      JSON.stringify(Object.getOwnPropertyDescriptor(owner, name)) !== descriptor)
    .map(([, name]) => name)`)) as string[];
}

/** A page whose exports cannot be replaced. */
export async function freezeActs(page: Page): Promise<void> {
  await page.evaluate(`for (const [owner, name] of ${places}) {
    if (owner !== window) Object.defineProperty(owner, name,
      { value: owner[name], writable: false, configurable: false });
  }`);
}

export async function readSecret(page: Page): Promise<string> {
  return (await page.evaluate(
    `require('WAWebUserPrefsMultiDevice').getADVSecretKey()`,
  )) as string;
}

export async function untilState(page: Page, state: string): Promise<void> {
  await page.waitForFunction(
    `require('WAWebSocketModel').Socket.state === '${state}'`,
  );
}
