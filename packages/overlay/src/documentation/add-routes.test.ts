import type { OpenAPIObject } from '@nestjs/swagger';
import { addRoutes, type RoutesDocument } from './add-routes';

const challenge = '/api/{session}/auth/passkey/challenge';
const cancel = '/api/{session}/auth/passkey/cancel';

const responses = (schema: string) => ({
  200: {
    description: '',
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${schema}` },
      },
    },
  },
});

const routes: RoutesDocument = {
  paths: {
    [challenge]: { get: { tags: ['ours'], responses: responses('Challenge') } },
    [cancel]: {
      get: { responses: responses('Attempt') },
      post: { responses: responses('Attempt') },
    },
  },
  schemas: {
    Attempt: {
      properties: { reason: { $ref: '#/components/schemas/Reason' } },
    },
    Challenge: { title: 'ours' },
    Reason: { title: 'ours' },
  },
};

const createDocument = (paths: OpenAPIObject['paths']): OpenAPIObject => ({
  openapi: '3.0.0',
  info: { title: '', version: '' },
  paths,
});

describe('addRoutes', () => {
  it('takes tags and keys from the host’s own route, where it has them', () => {
    const security = [{ hostKey: [] }];
    const like = { tags: ['theirs'], security, responses: {} };
    const document = createDocument({
      '/api/{session}/auth/qr': { get: like },
    });
    addRoutes(document, routes);
    expect(document.paths[challenge]?.get).toEqual({
      tags: ['theirs'],
      security,
      responses: responses('Challenge'),
    });
    const plain = createDocument({
      '/api/{session}/auth/qr': { get: { responses: {} } },
    });
    addRoutes(plain, routes);
    expect(plain.paths[challenge]).toEqual(routes.paths[challenge]);
    expect(Object.keys(plain.components?.schemas ?? {}).sort()).toEqual(
      Object.keys(routes.schemas),
    );
  });

  it('keeps what the host documents itself, and adds shapes for the rest only', () => {
    const theirs = { responses: responses('Theirs') };
    const document = createDocument({
      '/api/{session}/auth/qr': { get: { responses: {} } },
      [challenge]: { get: theirs },
      [cancel]: { post: theirs },
    });
    const schemas = { Reason: { title: 'theirs' } };
    document.components = { schemas: { ...schemas } };
    addRoutes(document, routes);
    expect(document.paths[challenge]).toEqual({ get: theirs });
    expect(document.paths[cancel]).toEqual({
      get: routes.paths[cancel]?.get,
      post: theirs,
    });
    expect(document.components.schemas).toEqual({
      ...schemas,
      Attempt: routes.schemas['Attempt'],
    });
  });

  it('leaves a document alone that describes another part of the host', () => {
    const document = createDocument({ '/ping': { get: { responses: {} } } });
    addRoutes(document, routes);
    expect(Object.keys(document.paths)).toEqual(['/ping']);
  });
});
