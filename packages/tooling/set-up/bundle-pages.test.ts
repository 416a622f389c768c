import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundlePages } from './bundle-pages.cjs';

describe('bundlePages', () => {
  let root: string;
  let said: string;

  beforeEach(() => {
    said = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'bundle-pages-'));
  });

  afterEach(() => {
    jest.restoreAllMocks();
    fs.rmSync(root, { recursive: true });
  });

  it('runs the bundle scripts of every package, and nothing else', async () => {
    writeScript('a', 'bundle-page.mjs', "import fs from 'node:fs'; log('a');");
    writeScript('b', 'bundle-hook.mjs', "import fs from 'node:fs'; log('b');");
    writeScript('b', 'publish.mjs', 'process.exitCode = 1;');
    fs.mkdirSync(path.join(root, 'packages/c'));
    await bundlePages(root);
    expect(fs.readFileSync(path.join(root, 'log'), 'utf8')).toBe('ab');
  });

  it('runs the overlay’s last, because it contains the pages', async () => {
    writeScript(
      'overlay',
      'bundle-a.mjs',
      "import fs from 'node:fs'; log('o');",
    );
    writeScript('webjs', 'bundle-a.mjs', "import fs from 'node:fs'; log('w');");
    await bundlePages(root);
    expect(fs.readFileSync(path.join(root, 'log'), 'utf8')).toBe('wo');
  });

  it('says what it does, in one line', async () => {
    writeScript('a', 'bundle-page.mjs', "import fs from 'node:fs'; log('a');");
    writeScript('b', 'bundle-page.mjs', "import fs from 'node:fs'; log('b');");
    await bundlePages(root);
    expect(said).toBe('set-up: bundling the pages\n');
  });

  it('says nothing when there is nothing to bundle', async () => {
    fs.mkdirSync(path.join(root, 'packages'));
    await bundlePages(root);
    expect(said).toBe('');
  });

  it('names the script that fails, and what it said', async () => {
    writeScript('a', 'bundle-page.mjs', "throw new Error('bad syntax')");
    await expect(bundlePages(root)).rejects.toThrow(
      /a.scripts.bundle-page\.mjs failed:[^]*bad syntax/,
    );
  });

  function writeScript(name: string, file: string, code: string) {
    const folder = path.join(root, 'packages', name, 'scripts');
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(
      path.join(folder, file),
      `${code}\nfunction log(t) { fs.appendFileSync('log', t); }\n`,
    );
  }
});
