import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { StorageError, storageCodeOf } from '../storage/storage-error';
import { writeDurably } from '../storage/write-durably';
import { parseRecord } from './parse-record';
import { isSessionName } from './session-name';
import type { SessionRecord } from './session-record';

const RECORD = 'session.json';

/** What is kept of one session, or why that cannot be read. */
export interface StoredSession {
  name: string;
  record: SessionRecord | null;
  /** Why there is no record: which file, and what it is. */
  fault: string | null;
}

/** One folder a session: its record, and whatever its engine keeps. */
export class SessionStore {
  /** What the files hold: what is the same is not written again. */
  private readonly written = new Map<string, string>();

  constructor(private readonly root: string) {}

  folderOf(name: string): string {
    return path.join(this.root, name);
  }

  fileOf(name: string): string {
    return path.join(this.folderOf(name), RECORD);
  }

  async load(): Promise<StoredSession[]> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const entries = await readdir(this.root, { withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isDirectory() && isSessionName(entry.name))
      .map((entry) => entry.name)
      .sort();
    const stored = await Promise.all(names.map((name) => this.read(name)));
    return stored.filter((session) => session !== null);
  }

  /** @throws StorageError when it is not written; the file is as it was then */
  async save(record: SessionRecord): Promise<void> {
    const text = toText(record);
    const file = this.fileOf(record.name);
    if (this.written.get(record.name) === text && existsSync(file)) {
      return;
    }
    const folder = this.folderOf(record.name);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeDurably(file, text);
    } catch (cause) {
      // Only one that holds nothing goes.
      await rmdir(folder).catch(() => undefined);
      throw new StorageError(
        `The record of the session '${record.name}' could not be written`,
        cause,
      );
    }
    this.written.set(record.name, text);
  }

  /** @throws StorageError when something of it is left */
  async remove(name: string): Promise<void> {
    this.written.delete(name);
    try {
      await rm(this.folderOf(name), {
        recursive: true,
        force: true,
        maxRetries: 5,
      });
    } catch (cause) {
      throw new StorageError(
        `The folder of the session '${name}' could not be removed`,
        cause,
      );
    }
  }

  /** Null: there is no record, and so no session. */
  private async read(name: string): Promise<StoredSession | null> {
    const file = this.fileOf(name);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      const code = storageCodeOf(error);
      if (code === 'ENOENT') {
        return null;
      }
      return { name, record: null, fault: `${file} cannot be read (${code})` };
    }
    const parsed = parseRecord(text);
    if (parsed === null) {
      return { name, record: null, fault: `${file} is not a session record` };
    }
    const record = { ...parsed, name };
    this.written.set(name, toText(record));
    return { name, record, fault: null };
  }
}

function toText({ name, engine, config, running }: SessionRecord): string {
  return JSON.stringify({ name, engine, config, running }, null, 2);
}
