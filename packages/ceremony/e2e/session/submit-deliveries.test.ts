import { judge } from './judge';
import { stageSession, type Stage } from './stage-session';

let stage: Stage;

beforeEach(() => {
  stage = stageSession();
});

afterEach(() => stage.sessions.close());

const deliveries = (): number => stage.driver.countOrders('deliver');

describe('submit delivers', () => {
  it('what it rebuilt, to the call the challenge belongs to', async () => {
    stage.ask();
    const assertion = stage.sign();
    await stage.session.submit({ ...assertion, unheardOf: 1 });
    expect(stage.driver.orders).toEqual([
      { order: 'deliver', callId: 'call-1', assertion },
    ]);
    expect(stage.phase()).toBe('awaiting-phone');
  });

  it('and records the oddities it tolerated', async () => {
    stage.ask();
    const assertion = stage.sign();
    await stage.session.submit({ ...assertion, rawId: `${assertion.rawId}=` });
    expect(stage.session.attempt?.warnings).toEqual([
      expect.stringContaining('"rawId" was padded'),
    ]);
  });

  it('and succeeds only when the page acknowledged', async () => {
    stage.ask();
    const held = stage.driver.holdNext('deliver');
    let answered = false;
    const submit = stage.session.submit(stage.sign()).then(() => {
      answered = true;
    });
    await held.started;
    expect(stage.phase()).toBe('delivering');
    stage.pass(9_999);
    await Promise.resolve();
    expect(answered).toBe(false);
    held.release();
    await submit;
    expect(stage.phase()).toBe('awaiting-phone');
  });

  it('once for the same bytes, a hundred times in parallel', async () => {
    stage.ask();
    const assertion = stage.sign();
    const text = JSON.stringify(assertion);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        judge(stage.session.submit(JSON.parse(text))),
      ),
    );
    expect(new Set(answers)).toEqual(new Set(['ok']));
    expect(deliveries()).toBe(1);
    await expect(judge(stage.session.submit(assertion))).resolves.toBe('ok');
    stage.driver.emit({ type: 'completed' });
    await expect(judge(stage.session.submit(assertion))).resolves.toBe('ok');
    expect(deliveries()).toBe(1);
  });

  it('the same bytes, however the JSON around them is written', async () => {
    stage.ask();
    const assertion = stage.sign();
    await stage.session.submit(assertion);
    const { response, ...rest } = assertion;
    const reordered = {
      response: Object.fromEntries(Object.entries(response).reverse()),
      ...rest,
      id: `${assertion.id}=`,
      rawId: `${assertion.rawId}=`,
      clientExtensionResults: { appid: false },
    };
    await expect(judge(stage.session.submit(reordered))).resolves.toBe('ok');
    expect(deliveries()).toBe(1);
  });

  it('one of sixteen that race; the others meet 409', async () => {
    stage.ask();
    const submits = Array.from({ length: 16 }, () =>
      judge(stage.session.submit(stage.sign())),
    );
    const answers = await Promise.all(submits);
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(
      answers.filter((answer) => answer === 'PASSKEY_ALREADY_SUBMITTED'),
    ).toHaveLength(15);
    expect(deliveries()).toBe(1);
  });

  it('of an attempt that is consumed, before anybody hears of it', async () => {
    stage.ask();
    const phases: unknown[] = [];
    const deliver = stage.driver.deliver.bind(stage.driver);
    stage.driver.deliver = (...order) => {
      phases.push(stage.phase());
      return deliver(...order);
    };
    stage.session.observe(({ attempt }) => {
      phases.push(`${attempt.phase}, ${deliveries()} delivered`);
    });
    await stage.session.submit(stage.sign());
    expect(phases).toEqual([
      'delivering',
      'delivering, 1 delivered',
      'awaiting-phone, 1 delivered',
    ]);
  });

  it('whose answer nobody waits for when the session ends meanwhile', async () => {
    stage.ask();
    stage.session.observe(({ attempt }) => {
      if (attempt.phase === 'delivering') stage.session.close();
    });
    await expect(judge(stage.session.submit(stage.sign()))).resolves.toBe(
      'PASSKEY_BROWSER_GONE',
    );
    expect(deliveries()).toBe(1);
  });

  it('for an observer that submits again, too', async () => {
    stage.ask();
    const assertion = stage.sign();
    const again: Promise<string>[] = [];
    stage.session.observe(() => {
      again.push(judge(stage.session.submit(assertion)));
    });
    await stage.session.submit(assertion);
    expect(new Set(await Promise.all(again))).toEqual(new Set(['ok']));
    expect(deliveries()).toBe(1);
  });

  it.each([
    ['a link', [{ type: 'completed' }]],
    [
      'an end that can be renewed',
      [{ type: 'failed', reason: 'REFUSED_BY_WHATSAPP', retryable: true }],
    ],
    ['a page that was reloaded', [{ type: 'gone', reason: 'PAGE_RELOADED' }]],
    [
      'a page that has changed',
      [{ type: 'failed', reason: 'PAGE_CHANGED', retryable: false }],
    ],
  ] as const)(
    'only the same bytes after %s: nothing is pending for others',
    async (_, signals) => {
      stage.ask();
      const assertion = stage.sign();
      await stage.session.submit(assertion);
      const { attemptId } = stage.session.attempt ?? {};
      for (const signal of signals) stage.driver.emit(signal);
      for (const body of [stage.sign(), { type: 'public-key' }, {}, 42]) {
        await expect(stage.session.submit(body)).rejects.toMatchObject({
          code: 'PASSKEY_NOT_PENDING',
          attemptId,
          retryable: false,
        });
      }
      await expect(judge(stage.session.submit(assertion))).resolves.toBe('ok');
      expect(deliveries()).toBe(1);
    },
  );

  it('no others after the page has not acknowledged the first', async () => {
    await stage.reach('delivering');
    const first = stage.session.attempt?.attemptId;
    stage.pass(10_000);
    await expect(stage.session.submit(stage.sign())).rejects.toMatchObject({
      code: 'PASSKEY_NOT_PENDING',
      attemptId: first,
    });
    expect(deliveries()).toBe(1);
  });

  it('nothing that is not JSON, whatever the state', async () => {
    const expectRefusal = async (attemptId?: string): Promise<void> => {
      const submit = stage.session.submit(undefined);
      await expect(submit).rejects.toMatchObject({
        code: 'PASSKEY_BAD_BODY',
        message: expect.stringContaining('not valid JSON') as string,
        retryable: true,
        attemptId,
      });
    };
    await expectRefusal();
    stage.ask();
    const { attemptId } = stage.session.attempt ?? {};
    for (let round = 0; round < 12; round += 1) await expectRefusal(attemptId);
    await stage.session.submit(stage.sign());
    await expectRefusal(attemptId);
    stage.driver.emit({ type: 'completed' });
    await expectRefusal(attemptId);
    stage.session.close();
    await expectRefusal(attemptId);
    expect(deliveries()).toBe(1);
  });
});
