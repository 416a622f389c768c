import type { IncomingMessage } from 'node:http';
import { Controller, Param, Query, Req, UseFilters } from '@nestjs/common';
import { ApiBody, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type * as contract from '@waha-passkey/contract';
import { AuditLog } from '../audit/audit-log';
import { BodyIntake } from '../body/body-intake';
import { PasskeyAssertionRequest } from '../dto/passkey-assertion.dto';
import { PasskeyChallenge } from '../dto/passkey-challenge.dto';
import { PasskeyConfirmationResponse } from '../dto/passkey-confirmation.dto';
import { PasskeyExceptionFilter } from '../errors/passkey-exception.filter';
import {
  actionErrors,
  readErrors,
  submitErrors,
} from '../openapi/route-errors';
import { PAIRING_TAG } from '../openapi/tags';
import { SessionFinder } from '../lookup/session-finder';
import { PASSKEY_PATH } from './passkey-path';
import { AttemptActionRoute, ReadRoute } from './route.decorators';
import { toNamedAttempt } from './to-named-attempt';

/** The four routes of WAHA 2026.7.1, with its operation ids. */
@ApiTags(PAIRING_TAG)
@ApiSecurity('api_key')
@Controller(PASSKEY_PATH)
@UseFilters(PasskeyExceptionFilter)
export class PasskeyController {
  constructor(
    private readonly finder: SessionFinder,
    private readonly bodies: BodyIntake,
    private readonly audit: AuditLog,
  ) {
    bodies.open(PASSKEY_PATH, 'json');
    for (const route of ['challenge', 'confirmation', 'confirm']) {
      bodies.open(`${PASSKEY_PATH}/${route}`, 'none');
    }
  }

  @ReadRoute({
    path: 'challenge',
    operationId: 'AuthController_getPasskeyChallenge',
    summary: 'Get the pending passkey challenge.',
    description:
      'While the status is PASSKEY_REQUIRED: the WebAuthn request options as WhatsApp sent them. The account owner passes them to navigator.credentials.get({ publicKey }) at https://web.whatsapp.com.',
    answer: PasskeyChallenge,
    errors: readErrors,
  })
  getPasskeyChallenge(
    @Req() request: IncomingMessage,
    @Param('session') session: string,
  ): Promise<contract.PasskeyChallenge> {
    return this.audit.record(
      'fetch of the challenge',
      session,
      request,
      async () => (await this.finder.getHeld(session)).challenge(),
    );
  }

  /**
   * The body comes from the intake, not from `@Body()`: the ceremony's checks
   * decide what is wrong with it, not a validation pipe of the host.
   */
  @AttemptActionRoute({
    operationId: 'AuthController_submitPasskey',
    summary: 'Submit the owner’s assertion.',
    description:
      'Answers once WhatsApp’s page has taken the assertion. It is checked before the page sees it: a bad one changes nothing. The same assertion again gets the same answer, also after the link; another one meets 409 while the attempt is under way, and 422 once nothing is pending.',
    errors: submitErrors,
  })
  @ApiBody({ type: PasskeyAssertionRequest })
  submitPasskey(
    @Req() request: IncomingMessage,
    @Param('session') session: string,
    @Query('attemptId') attemptId: unknown,
  ): Promise<void> {
    return this.audit.record('submit', session, request, async () => {
      const body = await this.bodies.takeJson(request);
      if (body === undefined) {
        throw await this.finder.createNotJsonError(session);
      }
      const running = await this.finder.getHeld(session);
      await running.submit(body, toNamedAttempt(attemptId));
    });
  }

  @ReadRoute({
    path: 'confirmation',
    operationId: 'AuthController_getPasskeyConfirmation',
    summary: 'Get the code to compare with the one on the phone.',
    description:
      'While the status is PASSKEY_CONFIRMATION_REQUIRED. Most links skip this step: WhatsApp needs no code within five minutes of asking.',
    answer: PasskeyConfirmationResponse,
    errors: readErrors,
  })
  getPasskeyConfirmation(
    @Req() request: IncomingMessage,
    @Param('session') session: string,
  ): Promise<contract.PasskeyConfirmation> {
    return this.audit.record('fetch of the code', session, request, async () =>
      (await this.finder.getHeld(session)).confirmation(),
    );
  }

  @AttemptActionRoute({
    path: 'confirm',
    operationId: 'AuthController_confirmPasskey',
    summary: 'Confirm that both codes are equal.',
    description: 'A human compares them; nothing may confirm by itself.',
    errors: actionErrors,
  })
  confirmPasskey(
    @Req() request: IncomingMessage,
    @Param('session') session: string,
    @Query('attemptId') attemptId: unknown,
  ): Promise<void> {
    return this.audit.record('confirm', session, request, async () => {
      await this.bodies.discard(request);
      const running = await this.finder.getHeld(session);
      await running.confirm(toNamedAttempt(attemptId));
    });
  }
}
