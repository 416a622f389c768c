import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  ApiSecurity,
  ApiTags,
  DocumentBuilder,
  SwaggerModule,
} from '@nestjs/swagger';
import { passkeyControllers, passkeyModule } from '@waha-passkey/waha';
import type { RoutesDocument } from '../src/documentation/add-routes';

/** WAHA's injection token. */
class SessionManager {}

/** What our routes take from WAHA's own. */
@ApiSecurity('api_key')
@ApiTags('📱 Pairing')
@Controller('api/:session/auth')
class AuthController {
  constructor(readonly manager: SessionManager) {}
}

@Module({
  imports: [passkeyModule()],
  controllers: passkeyControllers(AuthController),
  providers: [SessionManager],
})
class RoutesModule {}

/** Our routes as Swagger documents them, from their decorators. */
export async function describeRoutes(): Promise<RoutesDocument> {
  const app = await NestFactory.create(RoutesModule, { logger: false });
  const { paths, components } = SwaggerModule.createDocument(
    app,
    new DocumentBuilder().build(),
  );
  await app.close();
  return { paths, schemas: components?.schemas ?? {} };
}
