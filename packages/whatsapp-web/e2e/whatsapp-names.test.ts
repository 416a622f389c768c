import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const packages = path.resolve(__dirname, '../..');

/** Of its modules and, marked by a prefix, of events and test ids. */
const NAMES = /\bWAWeb[A-Z]\w+|\blink_device_events:|'shortcake_/;

/** The testbed plays WhatsApp; the tests talk to what it plays. */
function listSources(): string[] {
  return readdirSync(packages)
    .filter((name) => name !== 'testbed')
    .flatMap((name) => {
      const folder = path.join(packages, name, 'src');
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.[cm]?[jt]s$/.test(file))
        .filter((file) => !/\.(?:test|generated)\.ts$/.test(file))
        .map((file) => path.join(folder, file));
    });
}

it('WhatsApp’s names stand in one file of all sources', () => {
  const named = listSources().filter((file) =>
    NAMES.test(readFileSync(file, 'utf8')),
  );
  expect(named).toEqual([
    path.join(packages, 'whatsapp-web/src/protocol/whatsapp-names.ts'),
  ]);
});
