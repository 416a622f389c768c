import { Inject, Injectable } from '@nestjs/common';
import { PasskeySessions } from '@waha-passkey/ceremony';
import type { PasskeyLogger } from '@waha-passkey/contract';
import { toKnownError } from '../errors/to-known-error';
import { countRefused } from '../metrics/count-refused';
import { PASSKEY_LOGGER } from '../passkey-logger';
import {
  PASSKEY_MODULE_OPTIONS,
  type PasskeyModuleOptions,
} from '../passkey-module-options';
import { readAddress, type AddressedRequest } from './client-address';

/** What a route does, in the words of the audit lines. */
export type AuditedAction =
  | 'fetch of the challenge'
  | 'fetch of the code'
  | 'submit'
  | 'confirm'
  | 'reject'
  | 'cancel'
  | 'renew';

/** One line for each use: who, which session and attempt, what, with what end. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly sessions: PasskeySessions,
    @Inject(PASSKEY_LOGGER) private readonly logger: PasskeyLogger,
    @Inject(PASSKEY_MODULE_OPTIONS)
    private readonly options: PasskeyModuleOptions,
  ) {}

  /** Carries out `work`, and writes what became of it. */
  async record<T>(
    action: AuditedAction,
    session: string,
    request: AddressedRequest,
    work: () => T | Promise<T>,
  ): Promise<T> {
    const attemptId = this.sessions.find(session)?.attempt?.attemptId ?? 'none';
    const began = performance.now();
    const toLine = (outcome: string): string =>
      `[${toPrintable(session)}] passkey ${action} by ${readAddress(
        request,
      )}: ${outcome}, attempt ${attemptId}, ${Math.round(
        performance.now() - began,
      )} ms`;
    try {
      const result = await work();
      this.logger.info(toLine('ok'));
      return result;
    } catch (error) {
      this.logger.warn(toLine(toKnownError(error).code));
      if (action === 'submit') {
        countRefused(this.options.metrics, session, error, this.logger);
      }
      throw error;
    }
  }
}

/** A name from a URL must not forge lines. */
function toPrintable(name: string): string {
  return name.slice(0, 64).replace(/[^\x20-\x7e]/g, '?');
}
