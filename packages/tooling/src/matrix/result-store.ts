import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type Combination, toId } from './combination';
import type { Result } from './result';

/** Finished results, one file each: an interrupted run goes on from them. */
export class ResultStore {
  constructor(private readonly folder: string) {}

  read(combination: Combination): Result | null {
    try {
      return JSON.parse(
        readFileSync(this.fileOf(combination), 'utf8'),
      ) as Result;
    } catch {
      // Absent, or cut off by a power failure: measured again.
      return null;
    }
  }

  write(result: Result): void {
    mkdirSync(this.folder, { recursive: true });
    const file = this.fileOf(result.combination);
    writeFileSync(`${file}.new`, `${JSON.stringify(result, null, 2)}\n`);
    renameSync(`${file}.new`, file);
  }

  remove(combination: Combination): void {
    rmSync(this.fileOf(combination), { force: true });
  }

  private fileOf(combination: Combination): string {
    return path.join(this.folder, `${toId(combination)}.json`);
  }
}
