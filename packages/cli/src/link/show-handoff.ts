import type { OwnerContext } from '../owner/owner-context';
import type { OwnerApi } from '../owner/session/owner-api';
import { toPlainText } from '../owner/terminal/to-plain-text';
import { drawQr } from '../terminal/draw-qr';

/**
 * Makes a link for the account owner and shows it, as text and as a QR code; a
 * link made before is dead then. False when the server has no such page.
 */
export async function showHandoff(
  api: OwnerApi,
  session: string,
  { report, signal }: OwnerContext,
): Promise<boolean> {
  const handoff = await api.createHandoff(session, signal);
  if (handoff === null) {
    report.say(
      'This server has no page for the owner of the account. Sign here,',
    );
    report.say('or with `waha-passkey sign` on the computer with the passkey.');
    return false;
  }
  report.tell({ event: 'handoff', session, ...handoff });
  report.say('Open this on the device that has the passkey. It opens once,');
  report.say('and anyone who opens it can answer: send it to no one else.');
  report.say();
  report.say(drawQr(handoff.url, Boolean(report.people.isTTY)));
  report.say();
  report.say(`  ${toPlainText(handoff.url)}`);
  report.say();
  return true;
}
