import type { Report } from './terminal/report';
import { toPlainText } from './terminal/to-plain-text';

export function tellLinked(session: string, report: Report): void {
  report.say();
  report.say(
    report.style.good(`Linked: session ${toPlainText(session)} is WORKING.`),
  );
  report.say('To undo it: on the phone, under Linked devices.');
  report.tell({ event: 'linked', session });
}
