import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findFiles } from '../src/documents/find-files';
import {
  findPrivateWords,
  readProse,
  readSentences,
} from '../src/documents/find-private-words';

const root = path.resolve(__dirname, '../../..');

const find = (ending: string) =>
  findFiles(root, ending).map((file) => path.relative(root, file));

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

it('documents use the words that a reader searches for', () => {
  const documents = find('.md').filter((file) => !file.startsWith('findings/'));
  expect(documents).toContain('docs/index.md');
  const found = documents.flatMap((file) =>
    findPrivateWords(readProse(read(file))).map((word) => `${file}: ${word}`),
  );
  expect(found).toEqual([]);
});

it('messages use the words that a reader searches for', () => {
  const sources = ['.ts', '.js', '.cjs', '.mjs']
    .flatMap(find)
    .filter((file) =>
      /^packages\/(?!tooling\/)[^/]+\/(?:src|bin|example)\//.test(file),
    )
    .filter((file) => !/\.(?:test|generated)\./.test(file));
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
