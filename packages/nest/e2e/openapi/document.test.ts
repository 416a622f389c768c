import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PasskeyErrorCode } from '@waha-passkey/contract';
import { passkeyHttpStatus } from '../../src/errors/http-status';
import { startHost, type Host } from '../hosts/host';
import { upstreamRoutes, upstreamSchemas } from './upstream-shape';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;

const ROOT = '/api/{session}/auth/passkey';

describe('the OpenAPI document', () => {
  let host: Host;
  let document: OpenAPIObject;

  beforeAll(async () => {
    host = await startHost();
    document = SwaggerModule.createDocument(
      host.app,
      new DocumentBuilder()
        .addApiKey(
          { type: 'apiKey', name: 'X-Api-Key', in: 'header' },
          'api_key',
        )
        .build(),
    );
  });

  afterAll(() => host.close());

  const findOperation = (route: string): Operation => {
    const [method = '', path = ''] = route.split(' ');
    const operation = document.paths[path]?.[method as 'get' | 'post'];
    if (!operation) throw new Error(`${route} is not documented.`);
    return operation;
  };

  const findSchema = (holder: unknown): string | null => {
    const text = JSON.stringify(holder ?? null);
    return /"#\/components\/schemas\/(\w+)"/.exec(text)?.[1] ?? null;
  };

  const findMembers = (name: string): Record<string, string> => {
    const schema = document.components?.schemas?.[name];
    const properties = (schema as { properties?: object }).properties ?? {};
    return Object.fromEntries(
      Object.entries(properties).map(([member, value]) => [
        member,
        (value as { type?: string }).type ?? findSchema(value) ?? '',
      ]),
    );
  };

  it.each(Object.entries(upstreamRoutes))(
    'describes %s as upstream does',
    (route, upstream) => {
      const operation = findOperation(route);
      expect(operation.operationId).toBe(upstream.operationId);
      expect(operation.tags).toEqual(['📱 Pairing']);
      expect(operation.security).toEqual([{ api_key: [] }]);
      expect(operation.parameters).toContainEqual({
        name: 'session',
        in: 'path',
        required: true,
        description: 'Session name',
        schema: { default: 'default' },
      });
      expect(findSchema(operation.requestBody)).toBe(
        'body' in upstream ? upstream.body : null,
      );
      for (const [status, schema] of Object.entries(upstream.answers)) {
        expect(findSchema(operation.responses[status])).toBe(schema);
        expect(operation.responses).toHaveProperty(status);
      }
    },
  );

  it.each(Object.entries(upstreamSchemas))(
    'has the schema %s of upstream, and what is missing there is optional',
    (name, upstream) => {
      const schema = document.components?.schemas?.[name];
      expect(findMembers(name)).toMatchObject(upstream.members);
      expect((schema as { required?: string[] }).required).toEqual(
        upstream.required,
      );
    },
  );

  it.each([
    [`get ${ROOT}`, 'PasskeyAttemptDto'],
    [`get ${ROOT}/capability`, 'PasskeyCapabilityDto'],
    [`post ${ROOT}/reject`, null],
    [`post ${ROOT}/cancel`, null],
    [`post ${ROOT}/renew`, null],
  ])('describes %s', (route, schema) => {
    const operation = findOperation(route);
    const ok = operation.responses[route.startsWith('get') ? '200' : '201'];
    expect(ok).toBeDefined();
    expect(findSchema(ok)).toBe(schema);
    expect(operation.security).toEqual([{ api_key: [] }]);
  });

  it('gives each error response the codes it can have, and the shape', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      if (!path.startsWith(ROOT)) continue;
      for (const operation of Object.values(
        methods as Record<string, Operation>,
      )) {
        const refusals = Object.entries(operation.responses).filter(
          ([status]) => Number(status) >= 400,
        );
        expect(refusals.map(([status]) => status)).toEqual(
          expect.arrayContaining(['404', '500']),
        );
        for (const [status, response] of refusals) {
          expect(findSchema(response)).toBe('PasskeyErrorDto');
          const { description } = response as { description: string };
          for (const code of description.split(', ')) {
            expect(passkeyHttpStatus[code as PasskeyErrorCode]).toBe(
              Number(status),
            );
          }
        }
      }
    }
  });

  it('names every attempt-naming route’s query, and only there', () => {
    const naming = Object.entries(document.paths)
      .filter(([, { post }]) =>
        JSON.stringify(post?.parameters ?? []).includes('"attemptId"'),
      )
      .map(([path]) => path.slice(ROOT.length));
    expect(naming.sort()).toEqual([
      '',
      '/cancel',
      '/confirm',
      '/reject',
      '/renew',
    ]);
  });

  it('lists all codes in one schema', () => {
    const schema = document.components?.schemas?.['PasskeyErrorCode'];
    expect((schema as { enum?: string[] }).enum).toEqual(
      Object.values(PasskeyErrorCode),
    );
  });
});
