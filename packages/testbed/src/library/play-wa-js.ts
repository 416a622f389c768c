import type { Page } from 'puppeteer';

export interface WaJsBehaviour {
  /** Real: 195 s. */
  renewalMs: number;
  /** 4.6.0 and later: `cancelLinkDeviceCode()` ends the renewals. */
  cancellable: boolean;
}

/**
 * Adds to a page of the stand-in what wa-js does with pairing codes:
 * `WPP.conn.genLinkDeviceCodeForPhoneNumber(phone)` makes one, and renews it. What
 * became of each renewal is in `WPP.codes` and `WPP.refusals`. None of wa-js' code
 * is in here.
 */
export async function playWaJs(
  page: Page,
  behaviour: WaJsBehaviour,
): Promise<void> {
  await page.setBypassCSP(true);
  await page.reload();
  await page.waitForFunction('window.Debug?.VERSION');
  await page.addScriptTag({ content: createScript(behaviour) });
}

function createScript({ renewalMs, cancellable }: WaJsBehaviour): string {
  return `{
    const codes = [], refusals = [];
    let timer;
    const make = async (phone) => {
      const acts = require('WAWebAltDeviceLinkingApi');
      acts.setPairingType('ALT_DEVICE_LINKING');
      await acts.initializeAltDeviceLinking();
      await require('WAWebAdvSignatureApi').generateADVSecretKey();
      return acts.startAltLinkingFlow(phone, true);
    };
    const renew = async (phone) => {
      try {
        codes.push(await make(phone));
      } catch (error) {
        refusals.push(error.message);
      }
    };
    const genLinkDeviceCodeForPhoneNumber = async (phone) => {
      const code = await make(phone);
      timer = setInterval(() => renew(phone), ${renewalMs});
      return code;
    };
    const cancelLinkDeviceCode = () => clearInterval(timer);
    const conn = { genLinkDeviceCodeForPhoneNumber };
    if (${cancellable}) Object.assign(conn, { cancelLinkDeviceCode });
    window.WPP = { conn, codes, refusals };
  }`;
}
