import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { publicPackages, root } from './public-packages';

/**
 * An empty project into which every public package is installed from its
 * tarball. Of other packages it sees those alone that ours declare, as links to
 * what `npm ci` has installed here: nothing is asked of a registry.
 */
export class PackedProject {
  readonly tarballs: string[];

  private constructor(readonly folder: string) {
    this.tarballs = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  }

  static create(): PackedProject {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'packed-'));
    execFileSync(
      'npm',
      [
        ...['pack', '--silent', '--pack-destination', folder],
        ...publicPackages.flatMap(({ name }) => ['--workspace', name]),
      ],
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const project = new PackedProject(folder);
    project.unpack();
    project.linkDependencies();
    const manifest = { name: 'packed', private: true };
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
    return project;
  }

  /** Runs a program there; what it wrote, and throws that when it fails. */
  run(program: string, args: string[]): string {
    const { PATH, HOME } = process.env;
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: this.folder,
      encoding: 'utf8',
      // Not jest's: NODE_ENV, NODE_OPTIONS, npm's own settings.
      env: { PATH, HOME },
    });
    if (status !== 0) throw new Error(`${stdout}${stderr}`);
    return stdout;
  }

  write(file: string, text: string): string {
    const target = path.join(this.folder, file);
    writeFileSync(target, text);
    return target;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private unpack(): void {
    for (const { name, version } of publicPackages) {
      const file = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
      const target = path.join(this.folder, 'node_modules', name);
      mkdirSync(target, { recursive: true });
      execFileSync('tar', [
        ...['-xzf', path.join(this.folder, file)],
        ...['-C', target, '--strip-components=1'],
      ]);
    }
    const bin = path.join(this.folder, 'node_modules/.bin');
    mkdirSync(bin);
    symlinkSync(
      '../@waha-passkey/cli/bin/waha-passkey.cjs',
      path.join(bin, 'waha-passkey'),
    );
  }

  private linkDependencies(): void {
    const declared = publicPackages.flatMap((one) =>
      Object.keys({ ...one.dependencies, ...one.peerDependencies }),
    );
    for (const name of new Set(declared)) {
      if (name.startsWith('@waha-passkey/')) continue;
      const link = path.join(this.folder, 'node_modules', name);
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(path.join(root, 'node_modules', name), link);
    }
  }
}
