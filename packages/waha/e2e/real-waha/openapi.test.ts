import { describeRealWaha, passkeyRoutes, wahaRoot } from './real-waha';
import { RunningWaha } from './running-waha';

interface Document {
  paths: Record<string, object>;
  components: { schemas: Record<string, object> };
}

async function readDocument(root: string, nodeOptions?: string) {
  const waha = await RunningWaha.start(root, 'WEBJS', {
    env: { WHATSAPP_SWAGGER_NO_PASSWORD: 'true' },
    ...(nodeOptions === undefined ? {} : { nodeOptions }),
  });
  try {
    const { body } = await waha.call('GET', '/-json');
    return body as Document;
  } finally {
    await waha.stop();
  }
}

/** What stood there before and does not any more, or stands there otherwise. */
function findLosses(before: unknown, after: unknown, at = ''): string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const kept = after.filter((each) => before.includes(each));
    const isOfWords = before.every((each) => typeof each === 'string');
    return isOfWords
      ? findLosses({ ...before }, { ...kept }, at)
      : findLosses({ ...before }, { ...after }, at);
  }
  if (isObject(before) && isObject(after)) {
    return Object.entries(before).flatMap(([name, value]) =>
      findLosses(value, after[name], `${at}/${name}`),
    );
  }
  return before === after ? [] : [at];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** `WAHA_PLAIN_DIST=<folder>` names the same build without us. */
const plainRoot = process.env['WAHA_PLAIN_DIST'] ?? '';
const describeBoth = plainRoot === '' ? describe.skip : describeRealWaha;

describeBoth('the document of a real WAHA, beside an unpatched one', () => {
  it('has additions only', async () => {
    const before = await readDocument(plainRoot, '');
    const after = await readDocument(wahaRoot);
    expect(findLosses(before, after)).toEqual([]);
    const added = Object.keys(after.paths).filter(
      (path) => !(path in before.paths),
    );
    const ours = passkeyRoutes.map(
      ([, path]) => `/api/{session}/auth/passkey${path}`,
    );
    expect(added.sort()).toEqual([...new Set(ours)].sort());
    const schemas = Object.keys(after.components.schemas).filter(
      (name) => !(name in before.components.schemas),
    );
    expect(schemas.filter((name) => !name.startsWith('Passkey'))).toEqual([]);
    expect(schemas).not.toEqual([]);
  }, 240_000);
});
