import { applyDecorators, Get, Post, type Type } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  type ApiOperationOptions,
} from '@nestjs/swagger';
import type { PasskeyErrorCode } from '@waha-passkey/contract';
import { ApiPasskeyErrors } from '../openapi/api-passkey-errors';
import { ApiAttemptId, ApiSession } from '../openapi/api-parameters';
import { NoStore } from './no-store.decorator';

interface Route extends ApiOperationOptions {
  /** Below the controller's own. */
  path?: string;
  /** The DTO of the answer, where it has a body. */
  answer?: Type;
  errors: readonly PasskeyErrorCode[];
}

/** A route that changes nothing. */
export function ReadRoute(route: Route & { answer: Type }): MethodDecorator {
  const { path = '/', answer, errors, ...operation } = route;
  return applyDecorators(
    ApiPasskeyErrors(...errors),
    ApiOkResponse({ type: answer }),
    ApiOperation(operation),
    ApiSession(),
    NoStore(),
    Get(path),
  );
}

/** A route that carries something out. */
export function ActionRoute(route: Route): MethodDecorator {
  const { path = '/', answer, errors, ...operation } = route;
  return applyDecorators(
    ApiPasskeyErrors(...errors),
    ApiCreatedResponse(answer === undefined ? {} : { type: answer }),
    ApiOperation(operation),
    ApiSession(),
    NoStore(),
    Post(path),
  );
}

/** An action on the attempt that `?attemptId=` names. */
export function AttemptActionRoute(route: Route): MethodDecorator {
  return applyDecorators(ApiAttemptId(), ActionRoute(route));
}
