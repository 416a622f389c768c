import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';

/** As in WAHA, its password covers every path but a few. */
export class SwaggerConfiguratorCore {
  constructor(private readonly app: INestApplication) {}

  configure(): object {
    const password = process.env['WHATSAPP_SWAGGER_PASSWORD'];
    if (password !== undefined) this.setUpAuth(password);
    return SwaggerModule.createDocument(
      this.app,
      new DocumentBuilder().build(),
    );
  }

  private setUpAuth(password: string): void {
    const authFunction = (
      request: Request,
      response: Response,
      next: NextFunction,
    ): void => {
      const isOpen = request.url.startsWith('/api/');
      if (isOpen || request.headers.authorization === password) next();
      else response.status(401).end();
    };
    this.app.use(authFunction);
  }
}
