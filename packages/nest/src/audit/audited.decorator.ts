import { Reflector } from '@nestjs/core';

/** What a route does, in the words of the audit lines. */
export type AuditedAction =
  | 'fetch of the challenge'
  | 'fetch of the code'
  | 'submit'
  | 'confirm'
  | 'reject'
  | 'cancel'
  | 'renew';

/** Marks a route whose every use is logged. */
export const Audited = Reflector.createDecorator<AuditedAction>();
