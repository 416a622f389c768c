import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeOverlay } from '../src';
import { bundleOverlay } from './host-app';

describe('writeOverlay', () => {
  let source: string;
  let folder: string;

  beforeAll(() => {
    source = bundleOverlay();
  });

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'write-overlay-'));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));
  afterAll(() => fs.rmSync(source, { recursive: true }));

  const target = () => path.join(folder, 'passkey');
  const list = () => fs.readdirSync(folder, { recursive: true }).sort();

  it('writes into a new folder and into an empty one', () => {
    const expected = { folder: target(), version: '0.1.0', replaced: null };
    expect(writeOverlay(target(), source)).toEqual(expected);
    fs.rmSync(target(), { recursive: true });
    fs.mkdirSync(target());
    expect(writeOverlay(target(), source)).toEqual(expected);
    expect(fs.readdirSync(target()).sort()).toEqual(
      fs.readdirSync(source).sort(),
    );
  });

  it('replaces an earlier overlay, and leaves nothing of it', () => {
    writeOverlay(target(), source);
    const manifest = path.join(target(), 'package.json');
    const older = fs.readFileSync(manifest, 'utf8').replace('0.1.0', '0.0.9');
    fs.writeFileSync(manifest, older);
    fs.writeFileSync(path.join(target(), 'old.cjs'), '');
    expect(writeOverlay(target(), source).replaced).toBe('0.0.9');
    expect(fs.readdirSync(folder)).toEqual(['passkey']);
    expect(fs.existsSync(path.join(target(), 'old.cjs'))).toBe(false);
  });

  it.each([
    ['other files', { 'notes.txt': '' }, 'holds other files'],
    [
      'another package',
      { 'package.json': '{"name":"other"}', 'register.cjs': '' },
      'holds other files',
    ],
    [
      'a damaged package.json',
      { 'package.json': '{', 'register.cjs': '' },
      'holds other files',
    ],
  ])('refuses a folder with %s, and leaves it', (_name, files, reason) => {
    fs.mkdirSync(target());
    for (const [file, text] of Object.entries(files)) {
      fs.writeFileSync(path.join(target(), file), text);
    }
    const before = list();
    expect(() => writeOverlay(target(), source)).toThrow(reason);
    expect(list()).toEqual(before);
  });

  it('refuses a file, and says when it was not built itself', () => {
    fs.writeFileSync(target(), '');
    expect(() => writeOverlay(target(), source)).toThrow('is a file');
    expect(() => writeOverlay(target(), folder)).toThrow('npm run build');
  });
});
