import type { StandIn } from '../stand-in/stand-in';
import { startStandIn } from '../stand-in/start-stand-in';

let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.stop());

function call(action: string, body: string, type = 'application/json') {
  return fetch(`${standIn.phoneUrl}/api/${action}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
}

describe('the phone over HTTP', () => {
  it('tells its state', async () => {
    const response = await fetch(`${standIn.phoneUrl}/api/state`);
    expect(await response.json()).toEqual({
      account: { phoneNumber: '12025550108', pushname: 'Stand-in' },
      devices: [],
      links: [],
      qrs: [],
    });
  });

  it.each([
    ['scan', '{"qr":"hello"}', 'This is not a QR code of WhatsApp Web'],
    ['scan', '{"qr":"a,b,c,d,1"}', 'This QR code has expired'],
    ['scan', '{}', 'The body needs "qr", a text.'],
    ['enter-code', '{"code":"AAAABBBB"}', 'No page shows this code now.'],
    ['unlink', '{"deviceId":"x"}', 'No such device is linked.'],
    ['dance', '{}', 'The phone cannot "dance".'],
    ['approve', '[', 'JSON'],
    ['approve', '"x"', 'The body must be a JSON object.'],
  ])('%s %s is answered with a sentence', async (action, body, message) => {
    const response = await call(action, body);
    expect(response.status).toBe(422);
    const answer = (await response.json()) as { message: string };
    expect(answer.message).toContain(message);
  });

  it('takes JSON only, so that no other site can call it', async () => {
    const response = await call('scan', 'qr=1', 'text/plain');
    expect(response.status).toBe(415);
  });

  it('answers the rest with 404', async () => {
    const response = await fetch(`${standIn.phoneUrl}/nothing`);
    expect(response.status).toBe(404);
  });
});

it('gives up on a step that never comes, and when it stops', async () => {
  await expect(standIn.phone.approve({ timeoutMs: 5 })).rejects.toThrow(
    'Waited 5 ms for a device to approve, in vain.',
  );
});
