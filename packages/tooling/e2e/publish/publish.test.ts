import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  launchOwner,
  type Owner,
  type StandIn,
  startStandIn,
} from '@waha-passkey/testbed';
import { installNode, nodes } from './nodes';
import { PackedProject } from './packed-project';
import { privateNames, publicPackages, root } from './public-packages';
import { ReadmeProgram } from './readme-program';

const program = 'node_modules/@waha-passkey/cli/bin/waha-passkey.cjs';
const commands = ['link', 'sign', 'patch', 'overlay', 'doctor'];

let project: PackedProject;
let standIn: StandIn;
let owner: Owner;

const bin = (name: string) => path.join(root, 'node_modules/.bin', name);

beforeAll(async () => {
  execFileSync(bin('tsc'), ['-b', root], { stdio: 'inherit' });
  project = PackedProject.create();
  standIn = await startStandIn({ clockScale: 0.2 });
  owner = await launchOwner(standIn);
}, 600_000);

afterAll(async () => {
  await owner.close();
  await standIn.stop();
  project.remove();
});

const entries = publicPackages.flatMap(({ name }) =>
  name === '@waha-passkey/cli' ? [name, `${name}/terminal`] : [name],
);

describe.each(nodes)('Node %s', (version) => {
  let folder: string;
  let node: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'node-'));
    node = installNode(version, folder);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(entries)(
    'requires and imports %s, with the same names',
    (name) => {
      project.write(
        'load.mjs',
        `import { createRequire } from 'node:module';
        import 'reflect-metadata';
        const required = createRequire(import.meta.url)('${name}');
        const imported = await import('${name}');
        const names = Object.keys(required);
        console.log(JSON.stringify({
          count: names.length,
          lost: names.filter((one) => !(one in imported)),
        }));`,
      );
      const { count, lost } = JSON.parse(project.run(node, ['load.mjs'])) as {
        count: number;
        lost: string[];
      };
      expect(count).toBeGreaterThan(0);
      expect(lost).toEqual([]);
    },
    60_000,
  );

  it.each(commands)(
    'starts %s',
    (command) => {
      expect(project.run(node, [program, command, '--help'])).toContain(
        `waha-passkey ${command}`,
      );
    },
    60_000,
  );

  it("links with the README's program", async () => {
    const example = ReadmeProgram.start(project, node, standIn);
    try {
      expect(await example.link(standIn, owner)).toBe('linked\n');
    } finally {
      example.stop();
    }
  }, 60_000);
});

it.each(['node16', 'bundler'])(
  'the types resolve with %s',
  (resolution) => {
    const code = entries
      .map((name, i) => `import * as p${i} from '${name}';\nexport { p${i} };`)
      .join('\n');
    const files = [
      'types.mts',
      ...(resolution === 'node16' ? ['types.cts'] : []),
    ];
    for (const file of files) project.write(file, code);
    const compilerOptions = {
      module: resolution === 'node16' ? 'node16' : 'esnext',
      ...{ moduleResolution: resolution, target: 'es2022', noEmit: true },
      ...{ strict: true, skipLibCheck: true, types: ['node'] },
      // What a user of Node installs.
      typeRoots: [path.join(root, 'node_modules/@types')],
    };
    project.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
    expect(project.run(bin('tsc'), ['--project', '.'])).toBe('');
  },
  120_000,
);

it.each(publicPackages.map(({ name }) => name))(
  'publint finds nothing in %s',
  (name) => {
    const folder = path.join(project.folder, 'node_modules', name);
    const args = ['run', folder, '--pack', 'false', '--strict'];
    expect(project.run(bin('publint'), args)).toContain('All good!');
  },
  60_000,
);

it('attw finds the types of every package right', () => {
  expect(project.tarballs).toHaveLength(publicPackages.length);
  for (const tarball of project.tarballs) {
    // It ends with an error at the first problem. The oldest resolution, node10,
    // knows no entry point but a package's main one.
    const output = project.run(bin('attw'), [
      ...[tarball, '--profile', 'node16', '--format', 'table-flipped'],
      ...['--no-emoji', '--no-color'],
    ]);
    expect(output).toContain('OK (CJS)');
  }
}, 300_000);

describe('waha-passkey, from its tarball', () => {
  const npx = (...args: string[]) =>
    project.run('npx', ['--offline', '--no', '--', 'waha-passkey', ...args]);

  it('prints its version', () => {
    const { version } =
      publicPackages.find(({ name }) => name === '@waha-passkey/cli') ?? {};
    expect(npx('--version').trim()).toBe(version);
  }, 60_000);

  it('writes the overlay', () => {
    expect(npx('overlay', 'written')).toContain('written');
  }, 60_000);

  it('has the recipes of the patches with it', () => {
    const checkout = path.join(project.folder, 'not-waha');
    mkdirSync(checkout);
    // It has read them before it looks at the folder.
    expect(() => npx('patch', checkout)).toThrow('is not a WAHA checkout');
  }, 60_000);
});

it('npm would publish every public package', () => {
  const output = execFileSync(
    'npm',
    [
      ...['publish', '--dry-run', '--offline', '--loglevel=error'],
      ...publicPackages.flatMap(({ name }) => ['--workspace', name]),
    ],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  expect(output.match(/^\+ .+$/gm)).toEqual(
    publicPackages.map(({ name, version }) => `+ ${name}@${version}`),
  );
}, 120_000);

it('no public package needs a private one', () => {
  const found = publicPackages.flatMap((one) =>
    Object.keys({ ...one.dependencies, ...one.peerDependencies })
      .filter((name) => privateNames.includes(name))
      .map((name) => `${one.name} needs ${name}`),
  );
  expect(found).toEqual([]);
});
