import { ApiParam, ApiQuery } from '@nestjs/swagger';

/** As upstream describes it. */
export const ApiSession = (): MethodDecorator =>
  ApiParam({
    name: 'session',
    description: 'Session name',
    schema: { default: 'default' },
  });

export const ApiAttemptId = (): MethodDecorator =>
  ApiQuery({
    name: 'attemptId',
    required: false,
    type: String,
    description:
      'The attempt that is meant: when another has taken its place, the request is refused with PASSKEY_SUPERSEDED.',
  });
