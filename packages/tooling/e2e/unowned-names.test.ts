import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** Whoever takes the name on npm would answer: no release owns it yet. */
const asksTheRegistry =
  /(?:npx|npm exec|pnpm dlx|yarn dlx|bunx)(?:\s+-{1,2}[\w-]+(?:=\S+)?)*\s+(?:@waha-passkey\/\S+|waha-passkey(?![\w/]))/g;

/** The note that warns of it, and the test's own examples. */
const warnings = ['README.md', 'packages/tooling/e2e/unowned-names.test.ts'];

const findCommands = (text: string) => text.match(asksTheRegistry) ?? [];

it('no page, log or document names a program that npm would look up', () => {
  const files = execFileSync('git', ['ls-files', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const found = files
    .split('\0')
    .filter((file) => /\.(?:[cm]?[jt]s|json|md|html|txt|ya?ml)$/.test(file))
    .filter((file) => !warnings.includes(file))
    .flatMap((file) =>
      findCommands(readFileSync(path.join(root, file), 'utf8')).map(
        (command) => `${file}: ${command}`,
      ),
    );
  expect(found).toEqual([]);
});

it('the README warns of it once', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  expect(findCommands(readme)).toEqual(['npx waha-passkey']);
  expect(readme).toContain('never run `npx waha-passkey`');
});

it.each([
  'npx waha-passkey sign',
  'npx -y waha-passkey@latest',
  'npm exec --yes @waha-passkey/cli',
])('would find %j', (command) => {
  expect(findCommands(command)).toHaveLength(1);
});

it.each([
  'npx --no-install tsc',
  'node packages/cli/bin/waha-passkey.cjs sign',
  'npx https://host/waha-passkey.tgz',
])('lets %j be', (command) => {
  expect(findCommands(command)).toEqual([]);
});
