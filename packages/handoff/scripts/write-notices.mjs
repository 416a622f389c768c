import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const packageFolder = /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/**
 * A comment that names every package whose code is in a bundle, with its
 * copyright, licence and address: the licences ask for it where a copy goes.
 * @param {Record<string, unknown>} inputs of esbuild's metafile
 */
export async function writeNotices(inputs) {
  const folders = new Set(
    Object.keys(inputs).flatMap((file) => packageFolder.exec(file)?.[0] ?? []),
  );
  const notices = await Promise.all([...folders].sort().map(describePackage));
  return `/*! With parts of:\n${notices.join('\n')}\n*/\n`;
}

/** @param {string} folder */
async function describePackage(folder) {
  const { name, version, license, homepage } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = (await readdir(folder)).find((each) =>
    /^licen[cs]e/i.test(each),
  );
  if (file === undefined) throw new Error(`${name} has no licence file.`);
  const copyright = /^Copyright .*(?:\n {2,}\S.*)*/m.exec(
    await readFile(path.join(folder, file), 'utf8'),
  );
  if (!copyright) throw new Error(`${name} names no copyright.`);
  const holder = copyright[0].replaceAll(/\s+/g, ' ').replace(/\.$/, '');
  return `${name} ${version}. ${holder}. ${license}. ${homepage}`;
}
