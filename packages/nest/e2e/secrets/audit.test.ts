import { raiseGate } from '../hosts/gate';
import { startHost, type Host, type RunningSession } from '../hosts/host';
import { Owner } from '../hosts/owner';

describe('the audit', () => {
  let owner: Owner;
  let host: Host;
  let session: RunningSession;

  beforeEach(async () => {
    owner = await Owner.create();
    host = await startHost();
    session = host.run();
  });

  afterEach(() => host.close());

  const takeLines = (): string[] => {
    const lines = host.log.lines.filter((line) =>
      / by 127\.0\.0\.1: /.test(line),
    );
    host.log.lines.length = 0;
    return lines.map((line) => line.replace(/\d+ ms$/, '… ms'));
  };

  it('has one line for each use, with session, attempt and outcome', async () => {
    const challenge = raiseGate(session.driver);
    const id = session.passkey.attempt?.attemptId;
    await host.get('challenge').expect(200);
    await host.submit({}).expect(400);
    await host.submit(owner.sign(challenge)).expect(201);
    session.driver.emit({
      type: 'code',
      code: 'ABCD1234',
      selfConfirming: false,
    });
    await host.get('confirmation').expect(200);
    await host.post('confirm').expect(201);
    await host.post('renew').expect(409);
    await host.post('reject').expect(422);
    await host.post('cancel').expect(201);
    const tail = `attempt ${id}, … ms`;
    expect(takeLines()).toEqual([
      `info [default] passkey fetch of the challenge by 127.0.0.1: ok, ${tail}`,
      `warn [default] passkey submit by 127.0.0.1: PASSKEY_BAD_BODY, ${tail}`,
      `info [default] passkey submit by 127.0.0.1: ok, ${tail}`,
      `info [default] passkey fetch of the code by 127.0.0.1: ok, ${tail}`,
      `info [default] passkey confirm by 127.0.0.1: ok, ${tail}`,
      `warn [default] passkey renew by 127.0.0.1: PASSKEY_NOT_RENEWABLE, ${tail}`,
      `warn [default] passkey reject by 127.0.0.1: PASSKEY_NOT_PENDING, ${tail}`,
      `info [default] passkey cancel by 127.0.0.1: ok, ${tail}`,
    ]);
  });

  it('also of what was refused before the attempt was looked at', async () => {
    await host.post('').type('text').send('x').expect(415);
    await host.post('cancel', 'nobody%0Aforged%20line').expect(404);
    expect(takeLines()).toEqual([
      'warn [default] passkey submit by 127.0.0.1: PASSKEY_NOT_JSON, attempt none, … ms',
      'warn [nobody?forged line] passkey cancel by 127.0.0.1: PASSKEY_SESSION_NOT_FOUND, attempt none, … ms',
    ]);
  });

  it('has none for who only looks at the attempt', async () => {
    raiseGate(session.driver);
    await host.get('').expect(200);
    await host.get('capability').expect(200);
    expect(takeLines()).toEqual([]);
  });
});
