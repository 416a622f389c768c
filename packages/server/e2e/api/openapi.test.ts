import { InMemoryHost } from '../hosts/in-memory-host';

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown> };
}

describe('the OpenAPI document', () => {
  let host: InMemoryHost;

  beforeAll(async () => {
    host = await InMemoryHost.start();
  });

  afterAll(async () => {
    await host.close();
  });

  it('lists the routes under their WAHA paths', async () => {
    const { body } = await host.api.get<OpenApi>('/-json');
    const routes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(routes).toEqual(
      expect.arrayContaining([
        'get /ping',
        'get /api/version',
        'get /api/server/engines',
        'get /api/sessions',
        'post /api/sessions',
        'get /api/sessions/{session}',
        'put /api/sessions/{session}',
        'delete /api/sessions/{session}',
        'post /api/sessions/{session}/start',
        'post /api/sessions/{session}/stop',
        'post /api/sessions/{session}/restart',
        'post /api/sessions/{session}/logout',
        'get /api/{session}/auth/qr',
        'post /api/{session}/auth/request-code',
        'get /api/{session}/auth/passkey/challenge',
        'post /api/{session}/auth/passkey',
        'get /api/{session}/auth/passkey/confirmation',
        'post /api/{session}/auth/passkey/confirm',
      ]),
    );
  });

  it('describes the capability flags', async () => {
    const { body } = await host.api.get<OpenApi>('/-json');
    expect(body.components.schemas).toHaveProperty('EngineCapabilitiesDto');
    expect(body.components.schemas).toHaveProperty('SessionInfoDto');
  });

  it('can be read by people at /', async () => {
    const { status, headers, body } = await host.api.get<string>('/');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/html');
    expect(body).toContain('swagger-ui');
  });

  it('is not served when switched off', async () => {
    const quiet = await InMemoryHost.start({
      WHATSAPP_SWAGGER_ENABLED: 'False',
    });
    const { status } = await quiet.api.get('/-json');
    await quiet.close();
    expect(status).toBe(404);
  });
});
