import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createChallenge } from '../e2e/hosts/gate';
import { ORIGIN, Owner } from '../e2e/hosts/owner';

interface Job {
  /** The Node binary under test. */
  node: string;
  script: string;
}

type Message =
  | { type: 'started'; url: string; versions: Record<string, string> }
  | { type: 'gate' }
  | { type: 'failed'; error: string };

type Act = (url: string) => Promise<void>;

const route = '/api/default/auth/passkey';
const LIMIT_MS = 60_000;

/** The host's own checks, in order; the first that fails ends them. */
async function createChecks(child: ChildProcess): Promise<[string, Act][]> {
  const owner = await Owner.create();
  const challenge = createChallenge();
  return [
    [
      'challenge',
      async (url) => {
        const raised = once(child, 'message');
        child.send({ challenge, origin: ORIGIN });
        await raised;
        const { status, body } = await call(`${url}${route}/challenge`);
        expectStatus(status, 200, body);
        if (toObject(body)['challenge'] !== challenge.challenge) {
          throw new Error(`Another challenge: ${JSON.stringify(body)}`);
        }
      },
    ],
    [
      'refusal',
      async (url) => {
        const bad = { ...owner.sign(challenge), rawId: undefined };
        const { status, body } = await call(`${url}${route}`, bad);
        expectStatus(status, 400, body);
      },
    ],
    [
      'submit',
      async (url) => {
        const good = owner.sign(challenge);
        const { status, body } = await call(`${url}${route}`, good);
        expectStatus(status, 201, body);
      },
    ],
    [
      'OpenAPI',
      async (url) => {
        const { body } = await call(`${url}/docs-json`);
        const paths = Object.keys(toObject(toObject(body)['paths']));
        if (paths.includes('/api/{session}/auth/passkey')) return;
        throw new Error(`The route is missing: ${paths.join(', ')}`);
      },
    ],
  ];
}

async function call(url: string, body?: object) {
  const answer = await fetch(url, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: (text ? JSON.parse(text) : null) as unknown,
  };
}

function toObject(value: unknown): Record<string, unknown> {
  return Object(value) as Record<string, unknown>;
}

function expectStatus(status: number, expected: number, body: unknown): void {
  if (status === expected) return;
  throw new Error(
    `${status} where ${expected} was expected: ${JSON.stringify(body)}`,
  );
}

async function tryAll({ node, script }: Job): Promise<object> {
  const child = fork(script, [], {
    execPath: node,
    execArgv: [],
    cwd: path.dirname(script),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  try {
    return await check(child);
  } finally {
    child.kill('SIGKILL');
  }
}

async function check(child: ChildProcess): Promise<object> {
  const [first] = (await once(child, 'message', {
    signal: AbortSignal.timeout(LIMIT_MS),
  })) as [Message];
  const checks = await createChecks(child);
  const results: object[] = [];
  let error = first.type === 'failed' ? first.error : undefined;
  results.push(toCheck('start', error));
  for (const [name, act] of checks) {
    if (error !== undefined || first.type !== 'started') {
      results.push({ name, outcome: 'not-reached' });
      continue;
    }
    try {
      await act(first.url);
    } catch (caught) {
      error = String(caught);
    }
    results.push(toCheck(name, error));
  }
  const versions = first.type === 'started' ? first.versions : {};
  return { versions, checks: results };
}

function toCheck(name: string, error?: string) {
  return error === undefined
    ? { name, outcome: 'passed' }
    : { name, outcome: 'failed', error };
}

async function main(): Promise<void> {
  const answer = await tryAll(JSON.parse(process.argv[2] ?? '') as Job);
  process.send?.(answer, () => process.disconnect());
}

void main();
