import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WebjsEngine } from '../../src/engines/webjs/webjs-engine';
import type { EngineRun, ProxyConfig } from '../../src';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

export interface FailingRunOptions {
  executablePath?: string;
  headless?: boolean;
  /** Of the browser: over that of this process; undefined removes one. */
  environment?: NodeJS.ProcessEnv;
  args?: string[];
  proxy?: ProxyConfig;
  /** Of the session; a new one by default. */
  folder?: string;
}

/** One run of the product's WEBJS engine, which ends FAILED. */
export class FailingRun {
  /** The reason of its FAILED; a QR code would be the wrong one. */
  readonly failure: Promise<string>;

  private constructor(
    readonly run: EngineRun,
    private readonly folder: string,
  ) {
    this.failure = new Promise((resolve) => {
      run.observe((news) => {
        if (news.type === 'failed') resolve(news.reason);
        if (news.type === 'qr') resolve('showed a QR code');
      });
    });
    run.start();
  }

  static async start(options: FailingRunOptions): Promise<FailingRun> {
    const folder =
      options.folder ?? (await mkdtemp(path.join(tmpdir(), 'failing-run-')));
    const before = { ...process.env };
    for (const [name, value] of Object.entries(options.environment ?? {})) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    try {
      const engine = new WebjsEngine({
        browser: {
          executablePath: null,
          args: options.args ?? [],
          headless: options.headless ?? true,
        },
        executablePath: options.executablePath ?? chromium(),
        logger: quiet,
      });
      const run = engine.createRun({
        session: 'one',
        folder,
        proxy: options.proxy ?? null,
      });
      return new FailingRun(run, folder);
    } finally {
      process.env = before;
    }
  }

  async end(): Promise<void> {
    await this.run.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export function chromium(): string {
  return process.env['PUPPETEER_EXECUTABLE_PATH'] ?? '/usr/bin/chromium';
}

/** A program in front of the browser, as images and packages have them. */
export async function writeWrapper(script: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wrapper-'));
  const file = path.join(folder, 'browser');
  await writeFile(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}
