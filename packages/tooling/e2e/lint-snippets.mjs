// Lints `[{ file, code }]` from standard input with the project's configuration
// and prints the messages of each. A process of its own: jest cannot load an
// ESLint configuration that is an ES module.
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: `${root}packages/tooling/eslint.config.mjs`,
  // Where CI=true, typescript-eslint would read the files, not the snippets.
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: { disallowAutomaticSingleRunInference: true },
    },
  },
});

const messages = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: root + file });
  messages.push(
    (result?.messages ?? []).map(({ message }) => message).join('\n'),
  );
}
process.stdout.write(JSON.stringify(messages));
