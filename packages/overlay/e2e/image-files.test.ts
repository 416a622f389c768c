import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { bundleOverlay } from './host-app';

/**
 * No container is built here. What both files name has to exist in the folder,
 * and Node has to accept the flags.
 */
describe('the Dockerfile and the compose file of the folder', () => {
  let overlay: string;

  beforeAll(() => {
    overlay = bundleOverlay();
  });

  afterAll(() => fs.rmSync(overlay, { recursive: true }));

  const lazyFiles = ['attempt.cjs', 'handoff-page.cjs', 'whatsapp-web.cjs'];

  const read = (file: string) =>
    fs.readFileSync(path.join(overlay, file), 'utf8');

  /** In a process with those options, from the folder instead of the image. */
  function startNode(options: string, folder: string): unknown {
    const code =
      'console.log(require("v8").getHeapStatistics().heap_size_limit / 2 ** 20 > 16000)';
    const output = execFileSync(process.execPath, ['-e', code], {
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_OPTIONS: options.replace(folder, `${overlay}/`),
      },
    });
    return JSON.parse(output);
  }

  it('adds files and one variable to the image, and leaves the rest of it', () => {
    const lines = read('Dockerfile').trim().split('\n');
    expect(lines.map((line) => line.split(' ', 1)[0])).toEqual([
      'ARG',
      'FROM',
      'COPY',
      'ENV',
    ]);
    expect(lines.slice(0, 2)).toEqual([
      'ARG WAHA_IMAGE=devlikeapro/waha:latest',
      'FROM ${WAHA_IMAGE}',
    ]);
    const [, ...files] = lines[2]?.split(' ') ?? [];
    const target = files.pop() ?? '';
    const needless = ['Dockerfile', 'compose.yaml'];
    expect([...files, ...needless].sort()).toEqual(
      fs.readdirSync(overlay).sort(),
    );
    const options = /^ENV NODE_OPTIONS="(.*)"$/.exec(lines[3] ?? '')?.[1] ?? '';
    expect(options).toContain(`--require ${target}register.cjs`);
    expect(startNode(options, target)).toBe(true);
  });

  it('mounts the folder itself where the variable looks for it', () => {
    const text = read('compose.yaml');
    const find = (expression: RegExp) => expression.exec(text)?.[1] ?? '';
    expect(find(/image: (.*)/)).toBe('${WAHA_IMAGE:-devlikeapro/waha:latest}');
    expect(find(/source: (.*)/)).toBe('.');
    const target = `${find(/target: (.*)/)}/`;
    const options = find(/NODE_OPTIONS: (.*)/);
    expect(options).toContain(`--require ${target}register.cjs`);
    expect(startNode(options, target)).toBe(true);
    expect(text).not.toMatch(/^\s+(entrypoint|command|user):/m);
  });

  it('asks for what WAHA has itself, and for nothing else', () => {
    const code = ['overlay.cjs', 'passkey.cjs', ...lazyFiles]
      .map(read)
      .join('\n');
    const asked = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(
      ([, name]) => name ?? '',
    );
    const foreign = asked.filter((name) => !name.startsWith('node:'));
    expect([...new Set(foreign)].sort()).toEqual([
      '@adiwajshing/keyed-db',
      '@nestjs/common',
      '@nestjs/common/package.json',
      '@nestjs/core',
      '@nestjs/swagger',
      // Of passkey.cjs, which hands them to the others.
      '@waha-passkey/ceremony',
      '@waha-passkey/contract',
      'reflect-metadata',
      'rxjs',
    ]);
    expect(read('passkey.cjs')).not.toMatch(/require\("@waha-passkey/);
    expect(read('register.cjs').length).toBeLessThan(1_000);
  });

  it('evaluates no documentation of the routes', () => {
    const used = read('passkey.cjs').matchAll(/\bimport_swagger\d*\.(\w+)/g);
    expect([...new Set([...used].map(([, name]) => name))].sort()).toEqual([
      'ApiExcludeController',
      'ApiProperty',
      'SwaggerModule',
    ]);
  });
});
