import type { OpenAPIObject } from '@nestjs/swagger';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** Documentation of our routes, to be added to a host's. */
export interface RoutesDocument {
  paths: Paths;
  schemas: Schemas;
}

const methods = ['get', 'post'] as const;

/**
 * Adds to a document that describes `GET /api/{session}/auth/qr` those routes
 * that it lacks, under the tag and the key of that one.
 */
export function addRoutes(
  document: OpenAPIObject,
  { paths, schemas }: RoutesDocument,
): void {
  const like = document.paths['/api/{session}/auth/qr']?.get;
  if (like === undefined) return;
  const added: Operation[] = [];
  for (const [route, operations] of Object.entries(paths)) {
    const documented = (document.paths[route] ??= {});
    for (const method of methods) {
      const operation = operations[method];
      if (operation === undefined || documented[method] !== undefined) continue;
      documented[method] = { ...operation, ...takeAccess(like) };
      added.push(operation);
    }
  }
  document.components ??= {};
  addSchemas((document.components.schemas ??= {}), schemas, added);
}

function takeAccess({ tags, security }: Operation): Partial<Operation> {
  return { ...(tags && { tags }), ...(security && { security }) };
}

/** Those that `of` refers to, and those that they refer to. */
function addSchemas(to: Schemas, from: Schemas, of: unknown): void {
  const text = JSON.stringify(of);
  for (const [, name = ''] of text.matchAll(
    /"#\/components\/schemas\/(\w+)"/g,
  )) {
    const schema = from[name];
    if (schema === undefined || name in to) continue;
    to[name] = schema;
    addSchemas(to, from, schema);
  }
}
