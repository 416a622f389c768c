import {
  NotFoundException,
  ServiceUnavailableException,
  UnprocessableEntityException,
} from '@nestjs/common';

export function createNotFoundError(name: string): NotFoundException {
  return new NotFoundException(
    `Session '${name}' does not exist. Create it with POST /api/sessions.`,
  );
}

export function createStoppingError(): ServiceUnavailableException {
  return new ServiceUnavailableException(
    'The server is stopping. Try again when it is back.',
  );
}

export function createTakenError(name: string): UnprocessableEntityException {
  return new UnprocessableEntityException(
    `Session '${name}' already exists. Use PUT to update it.`,
  );
}
