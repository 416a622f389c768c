import fs from 'node:fs';
import path from 'node:path';
import { useFailSafeScene } from './fail-safe-scene';

type Operations = Record<string, { operationId: string }>;

interface OpenApi {
  paths: Record<string, Operations>;
  components: { schemas: Record<string, object> };
}

/** As the standalone server documents the same routes, from their decorators. */
const served = JSON.parse(
  fs.readFileSync(
    path.resolve(__dirname, '../../../docs/openapi.json'),
    'utf8',
  ),
) as OpenApi;

const ours = (document: OpenApi): [string, Operations][] =>
  Object.entries(document.paths).filter(([route]) =>
    route.startsWith('/api/{session}/auth/passkey'),
  );

/** The overlay's controllers are classes of its own. */
function rename(operations: Operations): Operations {
  return Object.fromEntries(
    Object.entries(operations).map(([method, operation]) => [
      method,
      {
        ...operation,
        operationId: operation.operationId.replace(/^Passkey/, 'WahaPasskey'),
      },
    ]),
  );
}

describe('the API’s document of a host with the overlay', () => {
  const scene = useFailSafeScene();

  async function readDocument(): Promise<OpenApi> {
    await scene.start({ overlays: [scene.overlay] });
    return scene.host.document as unknown as OpenApi;
  }

  it('describes each route as its decorators do', async () => {
    const document = await readDocument();
    const expected = ours(served).map(([route, operations]) => [
      route,
      rename(operations),
    ]);
    expect(expected).toHaveLength(9);
    expect(Object.fromEntries(ours(document))).toEqual(
      Object.fromEntries(expected),
    );
  });

  it('has each shape that they refer to, and no other', async () => {
    const { paths, components } = await readDocument();
    const { schemas } = components;
    const text = JSON.stringify([paths, schemas]);
    const referred = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)];
    for (const [, name = ''] of referred) expect(schemas).toHaveProperty(name);
    const added = Object.keys(schemas).filter(
      (name) => !(name in scene.bare.components.schemas),
    );
    const names = new Set(referred.map(([, name = '']) => name));
    expect(added.length).toBeGreaterThan(5);
    for (const name of added) {
      expect(names).toContain(name);
      expect(schemas[name]).toEqual(served.components.schemas[name]);
    }
  });
});
