import type { Phone } from './phone';

/** How long an HTTP call waits for the step it answers. */
const WAIT_MS = 10_000;

/** Runs the action of one HTTP call; every answer is a JSON object. */
export async function runPhoneAction(
  phone: Phone,
  action: string,
  body: unknown,
): Promise<object> {
  const members = toRecord(body);
  const options = {
    timeoutMs: WAIT_MS,
    ...(typeof members['link'] === 'number' && { link: members['link'] }),
  };
  switch (action) {
    case 'scan':
      return { link: await phone.scan(readText(members, 'qr')) };
    case 'enter-code':
      return { link: await phone.enterCode(readText(members, 'code')) };
    case 'approve':
      await phone.approve(options);
      return {};
    case 'decline':
      await phone.decline(options);
      return {};
    case 'code':
      return { code: await phone.code(options) };
    case 'confirm-code':
      await phone.confirmCode(options);
      return {};
    case 'reject-code':
      await phone.rejectCode(options);
      return {};
    case 'unlink':
      phone.unlink(readText(members, 'deviceId'));
      return {};
    case 'checkpoint':
      phone.openCheckpoint(readText(members, 'deviceId'));
      return {};
    default:
      throw new Error(`The phone cannot "${action}".`);
  }
}

function toRecord(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) {
    throw new TypeError('The body must be a JSON object.');
  }
  return body as Record<string, unknown>;
}

function readText(members: Record<string, unknown>, name: string): string {
  const value = members[name];
  if (typeof value !== 'string' || value === '') {
    throw new TypeError(`The body needs "${name}", a text.`);
  }
  return value;
}
