import type { INestApplication } from '@nestjs/common';
import {
  DocumentBuilder,
  SwaggerModule,
  type OpenAPIObject,
} from '@nestjs/swagger';

export function createOpenApiDocument(
  app: INestApplication,
  version: string,
): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('waha-passkey')
    .setDescription(
      'WAHA-shaped API around plain whatsapp-web.js, with passkey linking.',
    )
    .setVersion(version)
    .addApiKey({ type: 'apiKey', name: 'X-Api-Key', in: 'header' }, 'api_key')
    .build();
  return SwaggerModule.createDocument(app, config);
}

/** Swagger UI at `/`, the document at `/-json`, as in WAHA. */
export function setUpOpenApi(app: INestApplication, version: string): void {
  SwaggerModule.setup('', app, () => createOpenApiDocument(app, version), {
    jsonDocumentUrl: '-json',
    yamlDocumentUrl: '-yaml',
    customSiteTitle: 'waha-passkey',
  });
}
