import { toPlainText } from '../owner/terminal/to-plain-text';
import type { Diagnosis } from './diagnosis';

const generations: Record<string, string> = {
  T0: 'T0, before 2024.12',
  T1: 'T1, 2024.12 to 2026.6',
  T2: 'T2, 2026.7 or later',
  standalone: 'the server of waha-passkey itself',
};

export function printDiagnosis(diagnosis: Diagnosis): string {
  const { routes, engines, findings, ready } = diagnosis;
  const rows = [
    ['server', diagnosis.url],
    ['version', diagnosis.version ?? 'unknown'],
    ['generation', generations[diagnosis.generation ?? ''] ?? 'unknown'],
    ['tier', diagnosis.tier ?? 'unknown'],
    ['platform', diagnosis.platform ?? 'unknown'],
    ['browser', diagnosis.browser ?? 'none, or unknown'],
    ['passkey routes', describeRoutes(routes)],
    ...engines.map(({ engine, passkey }) => [
      engine,
      passkey === null
        ? 'unknown'
        : passkey.supported
          ? `answers passkeys, by ${toPlainText(passkey.flows.join(' and '))}`
          : 'cannot answer passkeys',
    ]),
  ];
  const lines = rows.map(([name = '', text]) => `${name.padEnd(16)}${text}`);
  for (const { problem, advice } of findings) {
    lines.push('', `! ${problem}`, `  ${advice}`);
  }
  const verdict = ready
    ? 'Accounts that ask for a passkey can be linked here.'
    : 'Accounts that ask for a passkey cannot be linked here yet.';
  return `${[...lines, '', verdict].join('\n')}\n`;
}

function describeRoutes({ upstream, ours }: Diagnosis['routes']): string {
  if (ours) return 'all';
  return upstream ? 'those of WAHA only' : 'none';
}
