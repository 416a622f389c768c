import type { Combination } from './combination';

/** One thing that was tried, such as the link by QR code. */
export interface Check {
  name: string;
  outcome: 'passed' | 'failed' | 'not-reached';
  /** One line, when it failed. */
  error?: string;
}

/** What a combination's own processes reported. */
export interface Report {
  /** As the programs themselves gave them, not as they were asked for. */
  versions: Record<string, string>;
  checks: Check[];
}

export interface Result extends Report {
  combination: Combination;
  /** ISO 8601. */
  at: string;
  seconds: number;
}

/** Throws when a process reported something else. */
export function parseReport(value: unknown): Report {
  const { versions, checks } = Object(value) as Partial<Report>;
  if (
    typeof versions !== 'object' ||
    !Array.isArray(checks) ||
    checks.length === 0
  ) {
    throw new Error(`Not a report: ${JSON.stringify(value)}`);
  }
  return { versions, checks };
}

export function isPassed({ checks }: Report): boolean {
  return checks.every(({ outcome }) => outcome === 'passed');
}

/** The first line, without what differs from run to run. */
export function toOneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [line = ''] = text.trim().split('\n', 1);
  return line.replace(/(?:file:\/\/)?\/(?:[\w.@-]+\/)+/g, '…/').slice(0, 300);
}
