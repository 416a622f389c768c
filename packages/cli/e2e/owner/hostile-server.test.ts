import { createAccount } from '@waha-passkey/testbed';
import { ForeignSite } from '../../../extension/e2e/hosts/foreign-site';
import { createLinkingChallenge } from '../../../extension/e2e/hosts/linking-challenge';
import { SigningSite } from '../../../extension/e2e/hosts/signing-site';
import { UpstreamServer } from '../../../extension/e2e/hosts/upstream-server';
import { runLink } from '../../src/link/run-link';
import { runSign, type SignOptions } from '../../src/sign/run-sign';
import { OwnerDesk } from './owner-desk';
import { ScriptedPerson } from './scripted-person';

let server: UpstreamServer;
let site: SigningSite;
let foreign: ForeignSite;
let desk: OwnerDesk;

beforeAll(async () => {
  [server, site, foreign] = await Promise.all([
    UpstreamServer.start(),
    SigningSite.start(),
    ForeignSite.start(),
  ]);
});

beforeEach(() => {
  desk = new OwnerDesk(site, createAccount());
});

afterEach(() => {
  server.closeGates();
  site.redirect = null;
  foreign.visits.length = 0;
  desk.assertClosed();
});

afterAll(() => Promise.all([server.stop(), site.stop(), foreign.stop()]));

const sign = (person: ScriptedPerson, options: Partial<SignOptions> = {}) =>
  desk.run((context) => runSign({ url: server.url, ...options }, context), {
    person,
    apiKey: server.apiKey,
  });

const orders = () =>
  server.requests.filter(({ method }) => method === 'POST').map(toPath);
const toPath = ({ path }: { path: string }) => path;

describe('the typed server, and no other', () => {
  it.each([
    ['plain http to another computer', 'http://waha.example.org', 'https:'],
    ['no scheme', 'waha.example.org', 'with its scheme'],
    ['a password in it', 'https://a:b@waha.example.org', 'user name'],
    ['no web address', 'file:///etc/passwd', 'https:'],
  ])(
    'an address with %s ends before anything is asked',
    async (_, url, why) => {
      const person = new ScriptedPerson();
      const outcome = await sign(person, { url });
      expect(outcome).toMatchObject({ exitCode: 2 });
      expect(outcome.text).toContain(why);
      expect(person.actions).toBe(0);
    },
  );

  it('a redirect is not followed with the key', async () => {
    server.disturb = () => ({
      status: 307,
      headers: { Location: foreign.permittedUrl },
    });
    const outcome = await sign(new ScriptedPerson());
    expect(outcome).toMatchObject({ exitCode: 1 });
    expect(outcome.text).toContain(`${server.url} answered with a redirect`);
    expect(foreign.visits).toEqual([]);
  });

  it('a web page is not an answer', async () => {
    server.disturb = () => ({ status: 200, html: '<h1>It works!</h1>' });
    const outcome = await sign(new ScriptedPerson());
    expect(outcome).toMatchObject({ exitCode: 1 });
    expect(outcome.text).toContain('does not answer as a WAHA server does');
  });

  it('a wrong key is told as such', async () => {
    const outcome = await desk.run(
      (context) => runSign({ url: server.url }, context),
      { apiKey: 'another' },
    );
    expect(outcome).toMatchObject({ exitCode: 1 });
    expect(outcome.text).toContain('does not accept this API key');
  });

  it('a hash in WAHA_API_KEY is told as such', async () => {
    const outcome = await desk.run(
      (context) => runSign({ url: server.url }, context),
      { apiKey: 'sha512:00' },
    );
    expect(outcome).toMatchObject({ exitCode: 2 });
    expect(server.requests).toEqual([]);
  });
});

describe('what is not signed', () => {
  it.each([
    ['another site', { rpId: 'example.com' }, 'another site than WhatsApp'],
    ['no verification', { userVerification: 'preferred' }, 'prove your'],
    ['a short challenge', { challenge: 'AAAA' }, 'implausible size'],
  ])('a request for %s', async (_, members, why) => {
    server.openGate('sales', { ...createLinkingChallenge(), ...members });
    const outcome = await sign(new ScriptedPerson(['y']));
    expect(outcome).toMatchObject({ exitCode: 1 });
    expect(outcome.text).toContain(why);
    expect(desk.opened).toBe(0);
    expect(orders()).toEqual([]);
  });

  it('a request that is no request', async () => {
    server.openGate('sales', createLinkingChallenge());
    server.disturb = ({ path }) =>
      path.endsWith('/challenge') ? { status: 200, body: { a: 1 } } : null;
    const outcome = await sign(new ScriptedPerson(['y']));
    expect(outcome).toMatchObject({ exitCode: 1 });
    expect(outcome.text).toContain('no challenge that can be read');
    expect(desk.opened).toBe(0);
  });

  it.each(['n', '', 'yesterday'])('what was answered with "%s"', async (no) => {
    server.openGate('sales', createLinkingChallenge());
    const outcome = await sign(new ScriptedPerson([no]));
    expect(outcome).toMatchObject({ exitCode: 3 });
    expect(desk.opened).toBe(0);
    expect(orders()).toEqual([]);
  });

  it('anything, without a person at a terminal', async () => {
    server.openGate('sales', createLinkingChallenge());
    const outcome = await sign(new ScriptedPerson([], false));
    expect(outcome).toMatchObject({ exitCode: 2 });
    expect(outcome.text).toContain('needs a terminal');
    expect(server.requests).toEqual([]);
  });

  it('what expired while the question stood there', async () => {
    const driver = server.openGate('sales', createLinkingChallenge());
    const person = new ScriptedPerson([
      () => {
        driver.emit({
          type: 'call-ended',
          callId: 'call-sales',
          reason: 'CHALLENGE_EXPIRED',
        });
        return new Promise<never>(() => undefined);
      },
    ]);
    const outcome = await sign(person);
    expect(outcome).toMatchObject({ exitCode: 4 });
    expect(desk.opened).toBe(0);
  });

  it.each([[undefined], ['sales']])(
    'anything, when nothing is pending (session %s)',
    async (session) => {
      const outcome = await sign(new ScriptedPerson(), {
        ...(session !== undefined && { session }),
      });
      expect(outcome).toMatchObject({ exitCode: 5 });
    },
  );

  it('on another page than that of WhatsApp', async () => {
    server.openGate('sales', createLinkingChallenge());
    site.redirect = foreign.url;
    const outcome = await sign(new ScriptedPerson(['y']));
    expect(outcome).toMatchObject({ exitCode: 1 });
    expect(outcome.text).toContain('another page than');
    expect(orders()).toEqual([]);
  }, 60_000);
});

it('shows no escape sequence of the server', async () => {
  const name = 'sales\u001b[2J\u001b]0;owned\u0007';
  server.openGate(name, createLinkingChallenge());
  const outcome = await sign(new ScriptedPerson(['n']));
  expect(outcome.text).toContain('session  sales\ufffd[2J');
  expect(outcome.text).not.toContain('\u001b[2J');
});

describe('a server with the four routes of upstream only', () => {
  it('is signed for, one of several sessions, and followed', async () => {
    server.openGate('support', createLinkingChallenge());
    const driver = server.openGate('sales', createLinkingChallenge());
    driver.react('deliver', () => {
      driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    });
    driver.react('confirm', () => server.link('sales'));
    const person = new ScriptedPerson(['2', 'YES', 'm']);
    const outcome = await sign(person);
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(person.questions[1]).toContain('time left unknown, be quick');
    expect(outcome.text).toContain('A B C D  -  1 2 3 4');
    expect(driver.countOrders('deliver')).toBe(1);
    expect(server.openedDriver('support').orders).toEqual([]);
  }, 60_000);

  it('is stopped when the codes differ', async () => {
    const driver = server.openGate('sales', createLinkingChallenge());
    driver.react('deliver', () => {
      driver.emit({ type: 'code', code: 'ABCD1234', selfConfirming: false });
    });
    const outcome = await sign(new ScriptedPerson(['y', 'what?', 'differ']));
    expect(outcome).toMatchObject({ exitCode: 3 });
    expect(driver.countOrders('confirm')).toBe(0);
    expect(server.statusOf('sales')).toBe('STOPPED');
  }, 60_000);

  it('offers signing here when it has no page for its owner', async () => {
    const driver = server.openGate('sales', createLinkingChallenge());
    driver.react('deliver', () => server.link('sales'));
    const person = new ScriptedPerson(['what?', 's', 'y']);
    const outcome = await desk.run(
      (context) => runLink({ url: server.url, session: 'sales' }, context),
      { person, apiKey: server.apiKey },
    );
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.text).toContain('no page for the owner of the account');
    expect(person.questions[0]).toContain('Type s to sign on this computer');
    expect(server.statusOf('sales')).toBe('WORKING');
  }, 60_000);
});

it('hands off, by a new link if need be, and goes on when somebody signed elsewhere', async () => {
  server.openGate('sales', createLinkingChallenge());
  let links = 0;
  server.disturb = ({ path }) => {
    if (!path.endsWith('/handoff')) return null;
    links += 1;
    const url = `https://waha.example.org/passkey#ticket-${links}`;
    return { status: 201, body: { url, expiresAt: 1, attemptId: 'a' } };
  };
  const outcome = await desk.run(
    (context) => runLink({ url: server.url, session: 'sales' }, context),
    {
      person: new ScriptedPerson(['n']),
      apiKey: server.apiKey,
      onEvent: ({ event }) => {
        if (event === 'handoff' && links === 2) server.link('sales');
      },
    },
  );
  expect(outcome).toMatchObject({ exitCode: 0 });
  expect(outcome.events).toContainEqual({
    event: 'handoff',
    session: 'sales',
    url: 'https://waha.example.org/passkey#ticket-2',
    expiresAt: 1,
    attemptId: 'a',
  });
  expect(outcome.text).toContain('█');
  expect(desk.opened).toBe(0);
});
