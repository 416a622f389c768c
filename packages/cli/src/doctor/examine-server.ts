import {
  ApiError,
  MissingRouteError,
  type PasskeyClient,
  type PasskeySession,
  type ServerVersion,
} from '@waha-passkey/client';
import type { PasskeyCapability } from '@waha-passkey/contract';
import { toPlainText } from '../owner/terminal/to-plain-text';
import type { Diagnosis, ExaminedEngine } from './diagnosis';
import { findProblems } from './find-problems';
import { toGeneration } from './to-generation';

type Json = Record<string, unknown>;

/**
 * Only reads, and changes nothing there. Throws an `Error` when that is not a
 * WAHA, or the key is not accepted.
 */
export async function examineServer(
  client: PasskeyClient,
  named: string | undefined,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const environment = await readEnvironment(client, signal);
  const session = client.session(named ?? (await findSession(client, signal)));
  const routes = {
    upstream: await hasRoute(session.getChallenge({ signal })),
    ours: await hasRoute(session.getCapability({ signal })),
  };
  const listed = await readEngines(client, signal);
  const engines =
    listed ?? (await readSessionEngine(session, environment.engine, signal));
  const version = readText(environment.version);
  const found: Omit<Diagnosis, 'findings' | 'ready'> = {
    url: client.url,
    version,
    generation: listed ? 'standalone' : toGeneration(version),
    tier: readText(environment.tier),
    platform: readText(environment.platform),
    browser: readText(environment.browser),
    routes,
    engines,
  };
  const findings = findProblems(found);
  const ready = engines.some(({ passkey }) => passkey?.supported === true);
  return { ...found, findings, ready };
}

/** Empty when the key is one of a session, which may not read it. */
async function readEnvironment(
  client: PasskeyClient,
  signal: AbortSignal,
): Promise<Partial<ServerVersion>> {
  try {
    const environment = await client.getVersion({ signal });
    if (typeof environment.version === 'string') return environment;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 401) throw error;
    if (error.status === 403) return {};
  }
  throw new Error(
    `${client.url} does not answer as a WAHA server does. Check the address.`,
  );
}

/** One that exists, so that its engine can be found. */
async function findSession(
  client: PasskeyClient,
  signal: AbortSignal,
): Promise<string> {
  const sessions = await orNull(client.listSessions({ all: true, signal }));
  const name: unknown = sessions?.[0]?.name;
  return typeof name === 'string' && name !== '' ? name : 'default';
}

/** Our own server runs several; null for any other. */
async function readEngines(
  client: PasskeyClient,
  signal: AbortSignal,
): Promise<ExaminedEngine[] | null> {
  const engines = await orNull(client.listEngines({ signal }));
  if (engines === null) return null;
  return engines
    .filter(({ available }) => available !== false)
    .map(({ engine, capabilities }) => ({
      engine: readText(engine) ?? 'unknown',
      passkey: readCapability((Object(capabilities) as Json)['passkey']),
    }));
}

/** A WAHA runs all its sessions on one. */
async function readSessionEngine(
  session: PasskeySession,
  engine: unknown,
  signal: AbortSignal,
): Promise<ExaminedEngine[]> {
  const passkey = await orNull(session.getCapability({ signal }));
  return [
    { engine: readText(engine) ?? 'unknown', passkey: readCapability(passkey) },
  ];
}

function readCapability(passkey: unknown): PasskeyCapability | null {
  const { supported } = Object(passkey) as Json;
  return typeof supported === 'boolean' ? (passkey as PasskeyCapability) : null;
}

/** A refusal is an answer of the route. */
async function hasRoute(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 401) throw error;
    return !(error instanceof MissingRouteError);
  }
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 401) throw error;
    return null;
  }
}

/** What a server sends may end up on a terminal. */
function readText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? toPlainText(value) : null;
}
