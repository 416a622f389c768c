import type { SessionView } from './session/session-view';
import type { Report } from './terminal/report';
import { toPlainText } from './terminal/to-plain-text';

/** For each look at a session: says once what its signature has that is odd. */
export function createWarningReport(
  report: Report,
): (view: SessionView) => void {
  const said = new Set<string>();
  return ({ attempt }) => {
    for (const warning of attempt?.warnings ?? []) {
      if (said.has(warning)) continue;
      said.add(warning);
      report.say(`Warning: ${toPlainText(warning)}`);
    }
  };
}
