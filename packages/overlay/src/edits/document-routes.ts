import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { addRoutes, type RoutesDocument } from '../documentation/add-routes';
import { report } from '../report';
import type { Edits } from './edits';

/**
 * In place of the decorators of our routes, which the bundle comes without:
 * to evaluate and explore them takes longer than all else of a start.
 */
export function documentRoutes(edits: Edits): void {
  const create = SwaggerModule.createDocument.bind(SwaggerModule);
  edits.define(SwaggerModule, 'createDocument', {
    value: (...args: Parameters<typeof create>): OpenAPIObject => {
      const document = create(...args);
      addSafely(document);
      return document;
    },
    writable: true,
  });
}

/** A document without our routes is better than none. */
function addSafely(document: OpenAPIObject): void {
  try {
    const text = readFileSync(path.join(__dirname, 'routes.json'), 'utf8');
    addRoutes(document, JSON.parse(text) as RoutesDocument);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report(`the API's document lacks the passkey routes: ${reason}`);
  }
}
