import type { IncomingMessage } from 'node:http';
import { Controller, Param, Query, Req, UseFilters } from '@nestjs/common';
import { ApiSecurity, ApiTags } from '@nestjs/swagger';
import {
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyAttempt,
  type PasskeyCapability,
} from '@waha-passkey/contract';
import { AuditLog } from '../audit/audit-log';
import { BodyIntake } from '../body/body-intake';
import { PasskeyAttemptDto } from '../dto/passkey-attempt.dto';
import { PasskeyCapabilityDto } from '../dto/passkey-capability.dto';
import { PasskeyExceptionFilter } from '../errors/passkey-exception.filter';
import {
  actionErrors,
  attemptErrors,
  capabilityErrors,
  renewErrors,
} from '../openapi/route-errors';
import { PAIRING_TAG } from '../openapi/tags';
import { SessionFinder } from '../lookup/session-finder';
import { PASSKEY_PATH } from './passkey-path';
import { AttemptActionRoute, ReadRoute } from './route.decorators';
import { toNamedAttempt } from './to-named-attempt';

/** What upstream has no routes for. */
@ApiTags(PAIRING_TAG)
@ApiSecurity('api_key')
@Controller(PASSKEY_PATH)
@UseFilters(PasskeyExceptionFilter)
export class PasskeyAttemptController {
  constructor(
    private readonly finder: SessionFinder,
    private readonly bodies: BodyIntake,
    private readonly audit: AuditLog,
  ) {
    for (const route of ['capability', 'reject', 'cancel', 'renew']) {
      bodies.open(`${PASSKEY_PATH}/${route}`, 'none');
    }
  }

  @ReadRoute({
    summary: 'Get the newest passkey attempt.',
    description:
      'Also after its end, with the reason. Its clocks are made for a countdown.',
    answer: PasskeyAttemptDto,
    errors: attemptErrors,
  })
  async getPasskeyAttempt(
    @Param('session') session: string,
  ): Promise<PasskeyAttempt> {
    const held = await this.finder.getHeld(session);
    const attempt = await held.attempt;
    if (attempt !== null) return attempt;
    throw new PasskeyError(
      PasskeyErrorCode.NOT_PENDING,
      'WhatsApp has not asked this session for a passkey since it started. Wait for the status PASSKEY_REQUIRED.',
    );
  }

  @ReadRoute({
    path: 'capability',
    summary: 'Find out whether this session can answer a passkey.',
    description: 'Also for a session that is stopped.',
    answer: PasskeyCapabilityDto,
    errors: capabilityErrors,
  })
  getPasskeyCapability(
    @Param('session') session: string,
  ): Promise<PasskeyCapability> {
    return this.finder.getCapability(session);
  }

  @AttemptActionRoute({
    path: 'reject',
    summary: 'Say that the codes differ: nothing is linked.',
    errors: actionErrors,
  })
  rejectPasskey(
    @Req() request: IncomingMessage,
    @Param('session') session: string,
    @Query('attemptId') attemptId: unknown,
  ): Promise<void> {
    return this.carryOut('reject', request, session, attemptId);
  }

  @AttemptActionRoute({
    path: 'cancel',
    summary: 'Leave the passkey request and go back to the QR code.',
    description:
      'A checkpoint cannot be left: there the attempt ends, the device stays linked, and renew has WhatsApp ask again.',
    errors: actionErrors,
  })
  cancelPasskey(
    @Req() request: IncomingMessage,
    @Param('session') session: string,
    @Query('attemptId') attemptId: unknown,
  ): Promise<void> {
    return this.carryOut('cancel', request, session, attemptId);
  }

  @AttemptActionRoute({
    path: 'renew',
    summary: 'Have WhatsApp ask again, with a fresh challenge.',
    description:
      'While a challenge waits for its assertion, which it replaces, and when an attempt ended and is retryable. A new attempt begins; where it links a device, a code will have to be compared.',
    errors: renewErrors,
  })
  renewPasskey(
    @Req() request: IncomingMessage,
    @Param('session') session: string,
    @Query('attemptId') attemptId: unknown,
  ): Promise<void> {
    return this.carryOut('renew', request, session, attemptId);
  }

  private carryOut(
    action: 'reject' | 'cancel' | 'renew',
    request: IncomingMessage,
    session: string,
    attemptId: unknown,
  ): Promise<void> {
    return this.audit.record(action, session, request, async () => {
      await this.bodies.discard(request);
      const running = await this.finder.getHeld(session);
      await running[action](toNamedAttempt(attemptId));
    });
  }
}
