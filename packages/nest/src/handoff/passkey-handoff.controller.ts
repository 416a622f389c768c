import type { IncomingMessage } from 'node:http';
import { Controller, Param, Req, UseFilters } from '@nestjs/common';
import { ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { PasskeyHandoff } from '@waha-passkey/contract';
import { readAddress } from '../audit/client-address';
import { BodyIntake } from '../body/body-intake';
import { PASSKEY_PATH } from '../controllers/passkey-path';
import { ActionRoute } from '../controllers/route.decorators';
import { PasskeyHandoffDto } from '../dto/passkey-handoff.dto';
import { PasskeyExceptionFilter } from '../errors/passkey-exception.filter';
import { handoffErrors } from '../openapi/route-errors';
import { PAIRING_TAG } from '../openapi/tags';
import { HandoffRouter } from './handoff-router';

/** Links are given out to holders of the API key only. */
@ApiTags(PAIRING_TAG)
@ApiSecurity('api_key')
@Controller(`${PASSKEY_PATH}/handoff`)
@UseFilters(PasskeyExceptionFilter)
export class PasskeyHandoffController {
  constructor(
    private readonly router: HandoffRouter,
    private readonly bodies: BodyIntake,
  ) {
    bodies.open(`${PASSKEY_PATH}/handoff`, 'none');
  }

  @ActionRoute({
    summary: 'Get a link by which the account owner can sign.',
    description:
      'For the pending attempt. It works once, for five minutes at most, from its owner’s first click; an earlier link for this session stops working. Twenty a minute and session.',
    answer: PasskeyHandoffDto,
    errors: handoffErrors,
  })
  async createPasskeyHandoff(
    @Req() request: IncomingMessage,
    @Param('session') session: string,
  ): Promise<PasskeyHandoff> {
    await this.bodies.discard(request);
    return this.router.mint(session, readAddress(request));
  }
}
