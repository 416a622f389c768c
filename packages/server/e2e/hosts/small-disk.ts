import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A disk of its own, which can be full; made by root alone. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Null where the system allows no mount. */
  static async mount(
    size: string,
    options: string[] = [],
  ): Promise<SmallDisk | null> {
    const folder = await mkdtemp(path.join(tmpdir(), 'small-disk-'));
    const how = [`size=${size}`, ...options].join(',');
    const mount = ['-t', 'tmpfs', '-o', how, 'tmpfs', folder];
    if (spawnSync('mount', mount).status === 0) {
      return new SmallDisk(folder);
    }
    await rm(folder, { recursive: true });
    return null;
  }

  /** Until nothing more fits. */
  async fill(): Promise<void> {
    for (const bytes of [65_536, 4_096, 512, 1]) {
      for (let i = 0; ; i += 1) {
        const file = path.join(this.folder, `fill-${bytes}-${i}`);
        try {
          await writeFile(file, Buffer.alloc(bytes));
        } catch {
          break;
        }
      }
    }
  }

  async free(): Promise<void> {
    const files = { recursive: true, force: true };
    for (const bytes of [65_536, 4_096, 512, 1]) {
      for (let i = 0; i < 4_096; i += 1) {
        await rm(path.join(this.folder, `fill-${bytes}-${i}`), files);
      }
    }
  }

  async unmount(): Promise<void> {
    spawnSync('umount', ['--lazy', this.folder]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
