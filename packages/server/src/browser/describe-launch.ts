import type { LaunchReport } from './launch-watch';

interface Cause {
  /** In a line that the browser writes to stderr before it ends. */
  pattern: RegExp;
  what: string;
  cure: string;
}

const FREE = 'Free space, then restart the session.';

/** What Chromium and its loader write, the surest sign first. */
const causes: readonly Cause[] = [
  {
    pattern: /error while loading shared libraries/,
    what: 'The browser did not start: a library that it needs is missing or damaged.',
    cure: 'Install the browser with all of its libraries, then restart the session.',
  },
  {
    pattern: /Missing X server/,
    what: 'The browser has no screen for WAHA_PASSKEY_HEADFUL.',
    cure: 'Leave that out, or start under xvfb-run.',
  },
  {
    pattern:
      /without --no-sandbox|No usable sandbox|SUID sandbox|Failed to move to new namespace/,
    what: 'The browser did not start: its sandbox cannot be used here.',
    cure: 'Allow this user to create user namespaces, or add --no-sandbox to WAHA_WEBJS_PUPPETER_ARGS; then restart the session.',
  },
  {
    pattern: /No space left on device|database or disk is full/,
    what: 'The browser did not start: the disk is full, and it cannot write its profile.',
    cure: FREE,
  },
  {
    pattern: /Failed to create \S*Singleton\w+: (?!File exists)/,
    what: 'The browser did not start: the folder of its profile cannot be written.',
    cure: 'Check the owner of the data folder and its disk, then restart the session.',
  },
  {
    pattern: /Failed to create socket directory/,
    what: 'The browser did not start: the folder for temporary files cannot be written.',
    cure: 'Set TMPDIR to a folder that this user may write, then restart the server.',
  },
  {
    pattern: /Failed to create a ProcessSingleton/,
    what: "Another browser uses this session's profile.",
    cure: 'End it, then start the session.',
  },
  {
    pattern: /--database is required/,
    what: 'The browser did not start: it has no home folder that it can write.',
    cure: 'Set HOME to a folder that this user may write, then restart the server.',
  },
];

/** On machines without a desktop every browser complains of that. */
const NOISE = /dbus\/bus\.cc/;

/** Why a browser did not start, with its own last line. */
export function describeLaunch(report: LaunchReport): string {
  const { lines, exitCode, signal, spawnError } = report;
  if (spawnError) {
    return `The browser did not start: it cannot be executed (${spawnError.code ?? 'unknown error'}). Set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium that this user may execute, then restart the server.`;
  }
  for (const { pattern, what, cure } of causes) {
    const line = lines.findLast((one) => pattern.test(one));
    if (line !== undefined) {
      return `${what} ${quote(line)} ${cure}`;
    }
  }
  const end =
    signal !== null
      ? `The browser did not start: it was ended by ${signal}.`
      : exitCode !== null
        ? `The browser did not start: it ended with exit code ${exitCode}.`
        : 'The browser did not start.';
  const last = lines.findLast((line) => !NOISE.test(line));
  return [
    end,
    last === undefined ? 'It wrote nothing.' : quote(last),
    'Check that PUPPETEER_EXECUTABLE_PATH is a Chrome or Chromium that runs on this machine, then restart the session.',
  ].join(' ');
}

/** Without the process, time and source that Chromium puts in front. */
function quote(line: string): string {
  const text = line.replace(/^\[[^\]]*\] ?/, '');
  return `Its last line: "${text.slice(0, 200)}".`;
}
