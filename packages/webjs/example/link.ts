/**
 * Links an account that WhatsApp asks for a passkey, with plain whatsapp-web.js
 * and no WAHA. Run it from the repository's root:
 *
 *   npm run example -w @waha-passkey/webjs
 *
 * PUPPETEER_EXECUTABLE_PATH names the browser, PUPPETEER_ARGS its arguments (as
 * root, such as in a container: --no-sandbox), PHONE (digits only) asks for a
 * pairing code in place of the QR code. Whoever owns the account signs in a
 * browser of their own, as the example says when it comes to that.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { stdin, stdout } from 'node:process';
import QRCode from 'qrcode';
import { Client, LocalAuth } from 'whatsapp-web.js';
import { attachPasskey } from '../src';

const say = (text: string) => stdout.write(`${text}\n`);
const terminal = createInterface({ input: stdin, output: stdout });

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

  passkey.on('required', ({ challenge, attempt }) => {
    const expires = new Date(attempt.expiresAt ?? 0).toLocaleTimeString();
    say(`WhatsApp asks for the account's passkey, until ${expires}.`);
    say('Its owner opens https://web.whatsapp.com, and runs in the console:\n');
    say(
      `copy(JSON.stringify(await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(${JSON.stringify(
        challenge,
      )})})))\n`,
    );
    void askForAssertion();
  });
  passkey.on('accepted', () => say('Accepted. Confirm the link on the phone.'));
  passkey.on('confirmation', ({ code }) => void askForComparison(code));
  passkey.on('ended', ({ reason }) => say(reason?.message ?? 'It ended.'));

  async function askForAssertion(): Promise<void> {
    const line = await terminal.question('Paste what it copied: ');
    try {
      await passkey.submit(JSON.parse(line));
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      if (passkey.attempt?.phase === 'awaiting-assertion') {
        await askForAssertion();
      }
    }
  }

  async function askForComparison(code: string): Promise<void> {
    const answer = await terminal.question(
      `Does the phone show ${code}? (yes/no) `,
    );
    await (answer === 'yes' ? passkey.confirm() : passkey.reject());
  }

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

/** The first line: puppeteer's errors go on with the browser's own log. */
function describeFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.replace(/\n[^]*/, '');
  return /launch|executablePath|Could not find/.test(line)
    ? `${line}. PUPPETEER_EXECUTABLE_PATH names a browser; as root it needs PUPPETEER_ARGS=--no-sandbox.`
    : line;
}

main().then(
  () => terminal.close(),
  (error: unknown) => {
    process.exitCode = 1;
    say(describeFailure(error));
    terminal.close();
  },
);
