import type { PasskeyCapability } from '@waha-passkey/contract';
import type { Diagnosis, ExaminedEngine } from './diagnosis';
import { findProblems } from './find-problems';
import { readText, type ServerProbe } from './server-probe';
import { toGeneration } from './to-generation';

type Json = Record<string, unknown>;

/** Throws an `Error` when that is no WAHA, or the key is not accepted. */
export async function examineServer(
  probe: ServerProbe,
  named: string | undefined,
): Promise<Diagnosis> {
  const environment = await readEnvironment(probe);
  const session = named ?? (await findSession(probe));
  const auth = `/api/${encodeURIComponent(session)}/auth/passkey`;
  const routes = {
    upstream: await probe.hasRoute(`${auth}/challenge`),
    ours: await probe.hasRoute(`${auth}/capability`),
  };
  const listed = await readEngines(probe);
  const engines =
    listed ?? (await readSessionEngine(probe, auth, environment['engine']));
  const version = readText(environment['version']);
  const found: Omit<Diagnosis, 'findings' | 'ready'> = {
    url: probe.origin,
    version,
    generation: listed ? 'standalone' : toGeneration(version),
    tier: readText(environment['tier']),
    platform: readText(environment['platform']),
    browser: readText(environment['browser']),
    routes,
    engines,
  };
  const findings = findProblems(found);
  const ready = engines.some(({ passkey }) => passkey?.supported === true);
  return { ...found, findings, ready };
}

/** Empty when the key is one of a session, which may not read it. */
async function readEnvironment(probe: ServerProbe): Promise<Json> {
  const { status, body } = await probe.get('/api/server/version');
  if (status === 403) return {};
  const environment = Object(body) as Json;
  if (status === 200 && typeof environment['version'] === 'string') {
    return environment;
  }
  throw new Error(
    `${probe.origin} does not answer as a WAHA server does. Check the address.`,
  );
}

/** One that exists, so that its engine can be told. */
async function findSession(probe: ServerProbe): Promise<string> {
  const { body } = await probe.get('/api/sessions?all=true');
  const [first] = Array.isArray(body) ? (body as Json[]) : [];
  return readText(first?.['name']) ?? 'default';
}

/** Our own server runs several; null for any other. */
async function readEngines(
  probe: ServerProbe,
): Promise<ExaminedEngine[] | null> {
  const { status, body } = await probe.get('/api/server/engines');
  if (status !== 200 || !Array.isArray(body)) return null;
  return (body as Json[])
    .filter(({ available }) => available !== false)
    .map(({ engine, capabilities }) => ({
      engine: readText(engine) ?? 'unknown',
      passkey: readCapability(Object(capabilities) as Json),
    }));
}

/** A WAHA runs all its sessions on one. */
async function readSessionEngine(
  probe: ServerProbe,
  auth: string,
  engine: unknown,
): Promise<ExaminedEngine[]> {
  const { status, body } = await probe.get(`${auth}/capability`);
  const passkey = status === 200 ? readCapability({ passkey: body }) : null;
  return [{ engine: readText(engine) ?? 'unknown', passkey }];
}

function readCapability({ passkey }: Json): PasskeyCapability | null {
  const { supported } = Object(passkey) as Json;
  return typeof supported === 'boolean' ? (passkey as PasskeyCapability) : null;
}
