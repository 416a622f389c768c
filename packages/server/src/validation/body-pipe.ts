import { ValidationPipe } from '@nestjs/common';

/**
 * Members that WAHA knows and this host does not are dropped, so that a
 * client's configuration for WAHA works here too.
 */
export const bodyPipe = new ValidationPipe({
  transform: true,
  whitelist: true,
  // The messages would quote the value.
  validationError: { target: false, value: false },
});
