import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { EngineName } from '@waha-passkey/contract';
import { isSessionName } from './session-name';
import type { SessionRecord } from './session-record';

const RECORD = 'session.json';

/** One folder a session: its record, and whatever its engine keeps. */
export class SessionStore {
  constructor(private readonly root: string) {}

  folderOf(name: string): string {
    return path.join(this.root, name);
  }

  fileOf(name: string): string {
    return path.join(this.folderOf(name), RECORD);
  }

  /** @throws Error naming the file that is not a session record */
  async load(): Promise<SessionRecord[]> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const entries = await readdir(this.root, { withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isDirectory() && isSessionName(entry.name))
      .map((entry) => entry.name)
      .sort();
    const records = await Promise.all(names.map((name) => this.read(name)));
    return records.filter((record) => record !== null);
  }

  /** Replaces the file in one step: a crash leaves the old or the new one. */
  async save(record: SessionRecord): Promise<void> {
    const folder = this.folderOf(record.name);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = this.fileOf(record.name);
    // The record holds webhook keys and proxy passwords.
    await writeFile(`${file}.new`, JSON.stringify(record, null, 2), {
      mode: 0o600,
    });
    await rename(`${file}.new`, file);
  }

  async remove(name: string): Promise<void> {
    await rm(this.folderOf(name), {
      recursive: true,
      force: true,
      // A browser that has just ended may still be writing.
      maxRetries: 5,
    });
  }

  private async read(name: string): Promise<SessionRecord | null> {
    const file = this.fileOf(name);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return null;
      }
      throw error;
    }
    return { ...parseRecord(text, file), name };
  }
}

function parseRecord(text: string, file: string): SessionRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not JSON: mend or remove it.`, { cause });
  }
  const record = value as Partial<SessionRecord> | null;
  const engines: readonly unknown[] = Object.values(EngineName);
  if (
    typeof record !== 'object' ||
    record === null ||
    !engines.includes(record.engine) ||
    typeof record.running !== 'boolean' ||
    typeof record.config !== 'object' ||
    record.config === null
  ) {
    throw new Error(`${file} is not a session record: mend or remove it.`);
  }
  return record as SessionRecord;
}
