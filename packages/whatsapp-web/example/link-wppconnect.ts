/**
 * Links an account that WhatsApp asks for a passkey, with plain WPPConnect and
 * no WAHA. Run it from the repository's root:
 *
 *   npm run example:wppconnect -w @waha-passkey/whatsapp-web
 *
 * The variables are those of `link.ts`.
 */
import * as wppconnect from '@wppconnect-team/wppconnect';
import puppeteer from 'puppeteer';
import { createWithPasskey } from '../src';
import { answerAtTerminal, run, say } from './answer-passkey';

async function main(): Promise<void> {
  const { PHONE, PUPPETEER_EXECUTABLE_PATH, PUPPETEER_ARGS } = process.env;
  say('This opens the real web.whatsapp.com. The project was proved against a');
  say('stand-in only: use an account you can spare.');
  // A folder of the session's own: sessions that share one are one device.
  const browser = await puppeteer.launch({
    userDataDir: '.data/example-wppconnect',
    args: PUPPETEER_ARGS?.split(' ') ?? [],
    ...(PUPPETEER_EXECUTABLE_PATH && {
      executablePath: PUPPETEER_EXECUTABLE_PATH,
    }),
  });
  try {
    // In place of wppconnect.create(). All else follows from its events.
    const { passkey, client } = await createWithPasskey(wppconnect, {
      browser,
      session: 'example',
      updatesLog: false,
      disableWelcome: true,
      logQR: false,
      ...(PHONE && { phoneNumber: PHONE }),
      catchQR: (_image: string, ascii: string) => say(ascii),
      catchLinkCode: (code: string) => say(`Type into the phone: ${code}`),
    });
    if (passkey) answerAtTerminal(passkey);
    await client;
    say('Linked.');
    await passkey?.detach();
  } finally {
    await browser.close();
  }
}

run(main);
