import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  findPrivateWords,
  readProse,
  readSentences,
} from '../src/documents/find-private-words';

const root = path.resolve(__dirname, '../../..');

const files = execFileSync('git', ['ls-files', '-z'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
}).split('\0');

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

it('documents use the words that a reader searches for', () => {
  const documents = files.filter(
    (file) => file.endsWith('.md') && !file.startsWith('findings/'),
  );
  expect(documents).toContain('docs/index.md');
  const found = documents.flatMap((file) =>
    findPrivateWords(readProse(read(file))).map((word) => `${file}: ${word}`),
  );
  expect(found).toEqual([]);
});

it('messages use the words that a reader searches for', () => {
  const sources = files.filter(
    (file) =>
      /^packages\/(?!tooling\/)[^/]+\/(?:src|bin|example)\/.*\.[cm]?[jt]s$/.test(
        file,
      ) && !file.includes('.test.'),
  );
  expect(sources).toContain('packages/cli/src/create-program.ts');
  const found = sources
    // Most have none of them, and need not be parsed.
    .filter((file) => findPrivateWords(read(file)).length > 0)
    .flatMap((file) =>
      readSentences(file, read(file))
        .flatMap(findPrivateWords)
        .map((word) => `${file}: ${word}`),
    );
  expect(found).toEqual([]);
});

it.each([
  'Nobody tells what NOWEB can do.',
  'x is no JSON file: whoever made it, make it anew.',
  'The reason stands beside it.',
  'This is a device of theirs.',
])('would find %j', (text) => {
  expect(findPrivateWords(text)).not.toEqual([]);
  expect(findPrivateWords(readProse(text))).not.toEqual([]);
  expect(
    readSentences('a.ts', `say(\`${text}\`)`).flatMap(findPrivateWords),
  ).not.toEqual([]);
});

it.each([
  'There is no session of this name.',
  'It is no longer valid.',
  'Did someone tell you to paste this?',
])('lets %j be', (text) => {
  expect(findPrivateWords(text)).toEqual([]);
});

it('reads neither code in documents nor names in sources', () => {
  expect(readProse('`nobody`\n```\nnobody\n```\n').trim()).toBe('');
  expect(readSentences('a.ts', "tell({ by: 'nobody' }); // anew")).toEqual([]);
});
