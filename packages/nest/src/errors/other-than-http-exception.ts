import { HttpException } from '@nestjs/common';

/**
 * Matches all that may be thrown but Nest's own exceptions: those come from
 * guards, and the host answers them as on its other routes.
 */
export abstract class OtherThanHttpException {
  static [Symbol.hasInstance](thrown: unknown): boolean {
    return !(thrown instanceof HttpException);
  }
}
