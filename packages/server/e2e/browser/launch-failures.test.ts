import { spawnSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isAlive, untilGone } from '../hosts/browser-processes';
import {
  chromium,
  FailingRun,
  writeWrapper,
  type FailingRunOptions,
} from '../hosts/failing-run';
import { ServerProcess } from '../hosts/server-process';
import { SmallDisk } from '../hosts/small-disk';

jest.setTimeout(60_000);

/** The real conditions below are those of Linux. */
const isLinux = process.platform === 'linux';

const isRoot = process.getuid?.() === 0;

describe('a browser that does not start', () => {
  let folder: string;
  let run: FailingRun | null = null;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'launch-failures-'));
  });

  afterEach(async () => {
    await run?.end();
    run = null;
    await rm(folder, { recursive: true, force: true });
  });

  const failureOf = async (options: FailingRunOptions): Promise<string> => {
    run = await FailingRun.start(options);
    return run.failure;
  };

  it('is said to lack a library, which is named', async () => {
    if (!isLinux) return;
    await writeFile(path.join(folder, 'libnss3.so'), '');
    const environment = { LD_LIBRARY_PATH: folder };
    expect(await failureOf({ environment })).toMatch(
      /^The browser did not start: a library that it needs is missing or damaged\. Its last line: ".*libnss3\.so: .*"\. Install the browser with all of its libraries, /,
    );
  });

  it('is said to have no sandbox', async () => {
    if (!isLinux || !isRoot) return;
    // The product gives root this argument; a wrapper may lose it.
    const executablePath = await writeWrapper(
      `for arg; do shift; [ "$arg" = --no-sandbox ] || set -- "$@" "$arg"; done\nexec ${chromium()} "$@"`,
    );
    expect(await failureOf({ executablePath })).toMatch(
      /^The browser did not start: its sandbox cannot be used here\. Its last line: "Running as root without --no-sandbox is not supported.*"\. .*add --no-sandbox/,
    );
  });

  it('is said to have no screen', async () => {
    if (!isLinux) return;
    const environment = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined };
    expect(await failureOf({ environment, headless: false })).toMatch(
      /^The browser has no screen for WAHA_PASSKEY_HEADFUL\. Its last line: "Missing X server or \$DISPLAY"\. /,
    );
  });

  it('is said to have no home, in the words of the browsers that need one', async () => {
    // Chromium 156 starts without; Google Chrome and older ones end like this.
    const executablePath = await writeWrapper(
      `echo 'chrome_crashpad_handler: --database is required' >&2\nkill -TRAP $$`,
    );
    expect(await failureOf({ executablePath })).toMatch(
      /^The browser did not start: it has no home folder that it can write\. Its last line: "chrome_crashpad_handler: --database is required"\. Set HOME /,
    );
  });

  it('names the folder for temporary files when that cannot be written', async () => {
    const readOnly = await SmallDisk.mount('1m', ['ro']);
    if (!readOnly) {
      process.emitWarning('Not tried read-only: mount(8) is not allowed here.');
      return;
    }
    // Of a process: Node asks the system's environment where it is.
    const server = await ServerProcess.start({ chromiumArgs: [] }, folder, {
      TMPDIR: readOnly.folder,
    });
    try {
      const session = server.session('one');
      await session.create();
      const { payload } = await session.next('FAILED');
      expect(payload.reason).toBe(
        `The browser was not started: the folder for temporary files, ${readOnly.folder}, cannot be written (EROFS). Free space in it, or set TMPDIR to a folder that this user may write; then restart the server.`,
      );
    } finally {
      await server.end('SIGTERM');
      await readOnly.unmount();
    }
  });

  it('names the folder of its profile when that cannot be written', async () => {
    const disk = isRoot ? await SmallDisk.mount('1m') : null;
    if (isRoot && !disk) {
      process.emitWarning('Not tried read-only: mount(8) is not allowed here.');
      return;
    }
    const session = disk?.folder ?? folder;
    const profile = path.join(session, 'webjs', 'session');
    await mkdir(profile, { recursive: true });
    try {
      if (disk) {
        spawnSync('mount', ['-o', 'remount,ro', disk.folder]);
      } else {
        await chmod(profile, 0o500);
      }
      const reason = await failureOf({ folder: session });
      expect(reason).toBe(
        `The browser was not started: the folder of its profile, ${profile}, cannot be written (${disk ? 'EROFS' : 'EACCES'}). Check its owner and its disk, then restart the session.`,
      );
    } finally {
      if (disk) {
        await run?.run.stop();
        run = null;
        await disk.unmount();
      } else {
        await chmod(profile, 0o700);
      }
    }
  });

  it('is said to have a full disk', async () => {
    const disk = await SmallDisk.mount('8m', ['nr_inodes=64']);
    if (!disk) {
      process.emitWarning('Not tried full: mount(8) is not allowed here.');
      return;
    }
    try {
      await mkdir(path.join(disk.folder, 'webjs', 'session'), {
        recursive: true,
      });
      await disk.fill();
      expect(await failureOf({ folder: disk.folder })).toMatch(
        /^The browser did not start: the disk is full, and it cannot write its profile\. Its last line: ".*No space left on device.*"\. Free space, /,
      );
    } finally {
      await run?.run.stop();
      run = null;
      await disk.unmount();
    }
  });

  it('is said to be no program that can be executed', async () => {
    const executablePath = path.join(folder, 'browser');
    await writeFile(executablePath, 'text', { mode: 0o600 });
    expect(await failureOf({ executablePath })).toMatch(
      /^The browser did not start: it cannot be executed \(EACCES\)\. /,
    );
  });

  it('is said not to be there', async () => {
    expect(await failureOf({ executablePath: '/no/such/browser' })).toMatch(
      /^No browser was found\. /,
    );
  });

  it.each([
    ['exit 3', /ended with exit code 3\. It wrote nothing\. /],
    ['echo canary >&2; exit 3', /exit code 3\. Its last line: "canary"\. /],
    ['kill -KILL $$', /was ended by SIGKILL\. It wrote nothing\. /],
  ])('is said to have ended as it did: %s', async (script, reason) => {
    const executablePath = await writeWrapper(script);
    expect(await failureOf({ executablePath })).toMatch(reason);
  });

  it('and does not end either is ended with the session', async () => {
    if (!isLinux) return;
    const pidFile = path.join(folder, 'pid');
    const executablePath = await writeWrapper(
      `echo $$ > ${pidFile}; echo 'waiting for the display' >&2; exec sleep 600`,
    );
    run = await FailingRun.start({ executablePath });
    const pid = await readPid(pidFile);
    expect(isAlive(pid)).toBe(true);
    await run.run.stop();
    await untilGone(pid, 0);
    expect(run.run.describeProgress?.()).toBe('Its browser has not started.');
  });
});

async function readPid(file: string): Promise<number> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.endsWith('\n')) return Number(text);
    await setTimeout(20);
  }
}
