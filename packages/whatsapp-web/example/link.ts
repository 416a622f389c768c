/**
 * Links an account that WhatsApp asks for a passkey, with plain whatsapp-web.js
 * and no WAHA. Run it from the repository's root:
 *
 *   npm run example -w @waha-passkey/whatsapp-web
 *
 * PUPPETEER_EXECUTABLE_PATH names the browser, PUPPETEER_ARGS its arguments (as
 * root, such as in a container: --no-sandbox), PHONE (digits only) asks for a
 * pairing code in place of the QR code. Whoever owns the account signs in a
 * browser of their own, as the example says when it comes to that.
 */
import { once } from 'node:events';
import QRCode from 'qrcode';
import { Client, LocalAuth } from 'whatsapp-web.js';
import { attachPasskey } from '../src';
import { answerAtTerminal, run, say } from './answer-passkey';

async function main(): Promise<void> {
  const { PHONE, PUPPETEER_EXECUTABLE_PATH, PUPPETEER_ARGS } = process.env;
  const client = new Client({
    authStrategy: new LocalAuth({ dataPath: '.data/example' }),
    puppeteer: {
      args: PUPPETEER_ARGS?.split(' ') ?? [],
      ...(PUPPETEER_EXECUTABLE_PATH && {
        executablePath: PUPPETEER_EXECUTABLE_PATH,
      }),
    },
    ...(PHONE && { pairWithPhoneNumber: { phoneNumber: PHONE } }),
  });

  // One call, before initialize(). All else follows from its events.
  const passkey = attachPasskey(client);

  client.on('qr', (qr: string) => {
    // Codes go on rotating behind the passkey screen: nobody should scan them.
    if (passkey.statusOver('SCAN_QR_CODE').status !== 'SCAN_QR_CODE') return;
    void QRCode.toString(qr, { type: 'terminal', small: true }).then(say);
  });
  client.on('code', (code: string) => say(`Type into the phone: ${code}`));

  answerAtTerminal(passkey);

  say('This opens the real web.whatsapp.com. The project was proved against a');
  say('stand-in only: use an account you can spare.');
  try {
    const over = new AbortController();
    passkey.on('failed', (error) => over.abort(error));
    const ready = once(client, 'ready', { signal: over.signal });
    await client.initialize();
    client.pupBrowser?.once('disconnected', () =>
      over.abort(new Error('The browser has ended. Run the example again.')),
    );
    await ready;
    say('Linked.');
  } finally {
    await passkey.detach();
    await client.destroy();
  }
}

run(main);
