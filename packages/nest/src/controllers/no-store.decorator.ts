import { Header } from '@nestjs/common';

/** Challenge, code and attempt are for one reader, and soon out of date. */
export const NoStore = (): MethodDecorator =>
  Header('Cache-Control', 'no-store');
