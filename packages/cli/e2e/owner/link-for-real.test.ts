import {
  startLinkingHost,
  type LinkingHost,
} from '../../../extension/e2e/hosts/linking-host';
import { SigningSite } from '../../../extension/e2e/hosts/signing-site';
import { installPasswordManager } from '../../../signing/e2e/password-manager';
import { Interruption } from '../../src/terminal/interruption';
import { runLink } from '../../src/link/run-link';
import { runSign } from '../../src/sign/run-sign';
import { OwnerDesk, type DeskOptions } from './owner-desk';
import { ScriptedPerson } from './scripted-person';

let host: LinkingHost;
let site: SigningSite;
let desk: OwnerDesk;

beforeAll(async () => {
  [host, site] = await Promise.all([startLinkingHost(), SigningSite.start()]);
}, 60_000);

beforeEach(() => {
  desk = new OwnerDesk(site, host.standIn.account);
});

afterEach(() => desk.assertClosed());

afterAll(async () => {
  await Promise.all([host.stop(), site.stop()]);
});

/** The phone's human scans what the terminal shows, then approves. */
const answerOnPhone: DeskOptions['onEvent'] = ({ event, value }) => {
  if (event === 'qr') void host.standIn.phone.scan(String(value));
  if (event === 'signed') void host.standIn.phone.approve();
};

it('signs what a session asks for, and follows it to WORKING', async () => {
  await host.startGatedSession('sales');
  const person = new ScriptedPerson([host.apiKey, 'y']);
  const phone = host.standIn.phone.approve({ timeoutMs: 60_000 });
  const outcome = await desk.run(
    (context) => runSign({ url: host.server.url }, context),
    { person },
  );
  await phone;
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(outcome.text).toContain('NEW device');
  expect(outcome.text).toContain(`server   ${host.server.url}`);
  expect(outcome.text).toContain('session  sales');
  expect(outcome.text).not.toContain(host.apiKey);
  expect(outcome.events.map(({ event }) => event)).toEqual([
    'passkey-required',
    'signed',
    'linked',
  ]);
  expect(person.questions[0]).toMatch(
    /^Sign with your passkey\? \(\d+:\d\d left, no code to compare within \d:\d\d\)/,
  );
  expect(person.actions + desk.actions).toBe(3);
  expect(host.standIn.deliveries).toEqual([
    expect.objectContaining({ accepted: true }),
  ]);
  await host.waitForStatus('sales', 'WORKING');
}, 90_000);

it('links a new session in one terminal, says what is odd, and compares the codes', async () => {
  host.standIn.timings.handoffKeyMs = 1;
  desk.prepare = (page) =>
    installPasswordManager(page, host.standIn.account, {
      shape: 'no user handle',
    });
  const person = new ScriptedPerson([
    'y',
    async () => {
      await host.standIn.phone.confirmCode();
      return 'match';
    },
  ]);
  const outcome = await desk.run(
    (context) =>
      runLink(
        { url: host.server.url, session: 'support', signHere: true },
        context,
      ),
    {
      person,
      apiKey: host.apiKey,
      onEvent: answerOnPhone,
    },
  );
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(outcome.events.map(({ event }) => event)).toEqual([
    'session',
    'qr',
    'passkey-required',
    'signed',
    'code',
    'linked',
  ]);
  expect(outcome.text).toContain('Warning: "response.userHandle" is missing');
  expect(outcome.text).toContain('█');
  expect(outcome.text).toMatch(/(\w ){3}\w {2}- {2}(\w ){3}\w/);
  expect(person.actions + desk.actions).toBe(3);
}, 90_000);

it('says when a pairing code is void, and requests the next one when a person wants it', async () => {
  host.standIn.timings.handoffKeyMs = 300_000;
  const { phone } = host.standIn;
  const codes: string[] = [];
  const person = new ScriptedPerson([
    '',
    () => {
      void phone.approve({ timeoutMs: 60_000 });
      return 'y';
    },
  ]);
  const outcome = await desk.run(
    (context) =>
      runLink(
        {
          url: host.server.url,
          session: 'late',
          pairingCode: host.standIn.account.phoneNumber,
          signHere: true,
        },
        context,
      ),
    {
      person,
      apiKey: host.apiKey,
      onEvent: ({ event, code }) => {
        if (event !== 'pairing-code') return;
        codes.push(String(code));
        if (codes.length === 1) host.standIn.endPairingCodes();
        else void phone.enterCode(String(code));
      },
    },
  );
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(new Set(codes).size).toBe(2);
  expect(person.questions[0]).toBe('Request a new code? [Y/n] ');
  expect(outcome.text).toContain(`Do not use the code ${codes[0]} any more.`);
  expect(outcome.events).toContainEqual({
    event: 'pairing-code-ended',
    session: 'late',
    state: 'expired',
  });
}, 90_000);

it('ends where a pairing code is void and no person is there', async () => {
  const outcome = await desk.run(
    (context) =>
      runLink(
        {
          url: host.server.url,
          session: 'nobody',
          pairingCode: host.standIn.account.phoneNumber,
        },
        context,
      ),
    {
      person: new ScriptedPerson([], false),
      apiKey: host.apiKey,
      onEvent: ({ event }) => {
        if (event === 'pairing-code') host.standIn.endPairingCodes();
      },
    },
  );
  expect(outcome).toMatchObject({ exitCode: 4 });
  expect(outcome.text).toContain('Run this command again for a new code.');
}, 90_000);

it('links by phone number, signed elsewhere, without a terminal', async () => {
  host.standIn.timings.handoffKeyMs = 300_000;
  let signing: Promise<unknown> = Promise.resolve();
  const outcome = await desk.run(
    (context) =>
      runLink(
        {
          url: host.server.url,
          session: 'numbers',
          pairingCode: host.standIn.account.phoneNumber,
        },
        context,
      ),
    {
      person: new ScriptedPerson([], false),
      apiKey: host.apiKey,
      onEvent: ({ event, code }) => {
        if (event === 'pairing-code') {
          void host.standIn.phone.enterCode(String(code));
        }
        if (event === 'passkey-required') {
          // A second terminal of the same owner.
          signing = desk.run(
            (context) =>
              runSign({ url: host.server.url, session: 'numbers' }, context),
            { person: new ScriptedPerson(['y']), apiKey: host.apiKey },
          );
          void host.standIn.phone.approve({ timeoutMs: 60_000 });
        }
      },
    },
  );
  await expect(signing).resolves.toMatchObject({ exitCode: 0 });
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(outcome.events.map(({ event }) => event)).toContain('pairing-code');
  expect(outcome.events).toContainEqual(
    expect.objectContaining({
      event: 'handoff',
      url: expect.stringMatching(
        `^http://localhost:${new URL(host.server.url).port}/passkey#.{43}$`,
      ) as string,
    }),
  );
  await host.waitForStatus('numbers', 'WORKING');
}, 90_000);

it('asks again when the owner closed the window by mistake', async () => {
  desk.mistakes = 1;
  const person = new ScriptedPerson(['y', 'y']);
  const outcome = await desk.run(
    (context) =>
      runLink(
        { url: host.server.url, session: 'clumsy', signHere: true },
        context,
      ),
    {
      person,
      apiKey: host.apiKey,
      onEvent: answerOnPhone,
    },
  );
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(outcome.text).toContain('The signing window was closed');
  expect(person.actions).toBe(2);
}, 90_000);

it('offers a new request when the first one expires', async () => {
  host.standIn.scenario.optionsTimeoutMs = 4_000;
  const person = new ScriptedPerson([
    () => new Promise<never>(() => undefined),
    () => {
      host.standIn.scenario.optionsTimeoutMs = 600_000;
      return 'y';
    },
    'y',
    async () => {
      await host.standIn.phone.confirmCode();
      return 'match';
    },
  ]);
  const outcome = await desk.run(
    (context) =>
      runLink(
        { url: host.server.url, session: 'slow', signHere: true },
        context,
      ),
    {
      person,
      apiKey: host.apiKey,
      onEvent: answerOnPhone,
    },
  );
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(person.questions[1]).toContain('Ask WhatsApp for a new request?');
  expect(outcome.events.map(({ event }) => event)).toEqual([
    'session',
    'qr',
    'passkey-required',
    'ended',
    'renewed',
    'passkey-required',
    'signed',
    'code',
    'linked',
  ]);
  expect(outcome.events[3]).toMatchObject({
    reason: 'CHALLENGE_EXPIRED',
  });
}, 90_000);

it('ends as expired when nobody wants a new request', async () => {
  host.standIn.scenario.optionsTimeoutMs = 4_000;
  const outcome = await desk.run(
    (context) =>
      runLink({ url: host.server.url, session: 'too-late' }, context),
    {
      person: new ScriptedPerson([
        () => new Promise<never>(() => undefined),
        'n',
      ]),
      apiKey: host.apiKey,
      onEvent: ({ event, value }) => {
        if (event === 'qr') void host.standIn.phone.scan(String(value));
      },
    },
  );
  host.standIn.scenario.optionsTimeoutMs = 600_000;
  expect(outcome).toMatchObject({ exitCode: 4 });
  await host.waitForStatus('too-late', 'STOPPED');
}, 60_000);

it('leaves nothing running after Ctrl-C', async () => {
  const interruption = new AbortController();
  const outcome = await desk.run(
    (context) =>
      runLink({ url: host.server.url, session: 'broken-off' }, context),
    {
      apiKey: host.apiKey,
      signal: interruption.signal,
      onEvent: ({ event }) => {
        if (event === 'qr') interruption.abort(new Interruption('SIGINT'));
      },
    },
  );
  expect(outcome).toMatchObject({ exitCode: 130 });
  expect(outcome.text).toContain('Stopping session broken-off');
  await host.waitForStatus('broken-off', 'STOPPED');
}, 60_000);
