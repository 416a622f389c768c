import {
  applyDecorators,
  UnsupportedMediaTypeException,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiUnsupportedMediaTypeResponse } from '@nestjs/swagger';

export function createNotJsonError(): UnsupportedMediaTypeException {
  return new UnsupportedMediaTypeException(
    'The body is not declared as JSON in UTF-8. Send it with "Content-Type: application/json".',
  );
}

/** A guard, and not middleware: behind the API key, on these routes alone. */
const jsonGuard: CanActivate = {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<{ body: unknown }>();
    if (Buffer.isBuffer(request.body)) {
      if (request.body.length > 0) {
        throw createNotJsonError();
      }
      request.body = undefined;
    }
    return true;
  },
};

/** A route that reads its body: one that is not declared as JSON is refused. */
export function TakesJson(): MethodDecorator {
  return applyDecorators(
    UseGuards(jsonGuard),
    ApiUnsupportedMediaTypeResponse({
      description: 'The body is not declared as JSON.',
    }),
  );
}
