import { toPlainText } from '../owner/terminal/to-plain-text';
import type { Diagnosis, ExaminedEngine, Finding } from './diagnosis';
import { isTooOld } from './to-generation';

const addPasskeys =
  'Add them with the command "overlay <folder>" of this program (docs/operations.md). If that was done already: is WAHA_PASSKEY_ENABLED=false, or is there a line "waha-passkey: …" in the log of the container?';

/** In the order in which they are to be solved. */
export function findProblems(
  found: Omit<Diagnosis, 'findings' | 'ready'>,
): Finding[] {
  const { routes, engines, generation, version } = found;
  if (generation !== 'standalone' && !routes.ours) {
    if (isTooOld(version)) {
      return [
        {
          code: 'TOO_OLD',
          problem: `WAHA ${version} has no passkeys, and is too old to be given them.`,
          advice: 'Update it to 2025.9 or later, then run this again.',
        },
      ];
    }
    return [
      routes.upstream
        ? {
            code: 'UPSTREAM_ONLY',
            problem: 'This WAHA answers passkeys on GOWS only.',
            advice: `WEBJS needs ours. ${addPasskeys}`,
          }
        : {
            code: 'NO_PASSKEYS',
            problem: 'This server has no passkey routes.',
            advice: addPasskeys,
          },
    ];
  }
  return engines.flatMap(toFindings);
}

function toFindings({ engine, passkey }: ExaminedEngine): Finding[] {
  if (passkey === null) {
    return [
      {
        code: 'UNKNOWN_ENGINE',
        problem: `It is unknown what ${engine} supports: no session uses it.`,
        advice: 'Create one, and name it with --session.',
      },
    ];
  }
  const { reason } = passkey;
  if (passkey.supported || reason === null) return [];
  const advice =
    reason.code === 'PAGE_CHANGED'
      ? 'Update waha-passkey. If it is the newest, please report it with what the log names.'
      : `Run these accounts on ${reason.alternatives.map(toPlainText).join(' or ')}: WHATSAPP_DEFAULT_ENGINE=${toPlainText(reason.alternatives[0] ?? 'WEBJS')}`;
  return [{ code: reason.code, problem: toPlainText(reason.message), advice }];
}
