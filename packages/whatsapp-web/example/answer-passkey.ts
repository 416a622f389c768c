import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { PagePasskey } from '../src';

export const say = (text: string) => stdout.write(`${text}\n`);

export const terminal = createInterface({ input: stdin, output: stdout });

/** Asks whoever sits at the terminal for what the owner signs and compares. */
export function answerAtTerminal(passkey: PagePasskey): void {
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
}

/** The first line: puppeteer's errors continue with the browser's own log. */
export function describeFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.replace(/\n[^]*/, '');
  return /launch|executablePath|Could not find/.test(line)
    ? `${line}. PUPPETEER_EXECUTABLE_PATH names a browser; as root it needs PUPPETEER_ARGS=--no-sandbox.`
    : line;
}

/** Runs an example; its failure is one line, and exit code 1. */
export function run(main: () => Promise<void>): void {
  main().then(
    () => terminal.close(),
    (error: unknown) => {
      process.exitCode = 1;
      say(describeFailure(error));
      terminal.close();
    },
  );
}
