import type { IncomingMessage } from 'node:http';
import {
  Controller,
  Get,
  Param,
  Post,
  Query,
  Req,
  UseFilters,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import {
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyAttempt,
  type PasskeyCapability,
} from '@waha-passkey/contract';
import type { PasskeySession } from '@waha-passkey/ceremony';
import { AuditLog } from '../audit/audit-log';
import { BodyIntake } from '../body/body-intake';
import { PasskeyAttemptDto } from '../dto/passkey-attempt.dto';
import { PasskeyCapabilityDto } from '../dto/passkey-capability.dto';
import { PasskeyExceptionFilter } from '../errors/passkey-exception.filter';
import { ApiAttemptId, ApiSession } from '../openapi/api-parameters';
import { ApiPasskeyErrors } from '../openapi/api-passkey-errors';
import {
  attemptErrors,
  capabilityErrors,
  orderErrors,
  renewErrors,
} from '../openapi/route-errors';
import { PAIRING_TAG } from '../openapi/tags';
import { SessionFinder } from '../lookup/session-finder';
import { NoStore } from './no-store.decorator';
import { PASSKEY_PATH } from './passkey-path';
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

  @Get()
  @NoStore()
  @ApiSession()
  @ApiOperation({
    summary: 'Get the newest passkey attempt.',
    description:
      'Also after its end, with the reason. Its clocks are made for a countdown.',
  })
  @ApiOkResponse({ type: PasskeyAttemptDto })
  @ApiPasskeyErrors(...attemptErrors)
  async getPasskeyAttempt(
    @Param('session') session: string,
  ): Promise<PasskeyAttempt> {
    const { attempt } = await this.finder.getRunning(session);
    if (attempt !== null) return attempt;
    throw new PasskeyError(
      PasskeyErrorCode.NOT_PENDING,
      'WhatsApp has not asked this session for a passkey since it started. Wait for the status PASSKEY_REQUIRED.',
    );
  }

  @Get('capability')
  @NoStore()
  @ApiSession()
  @ApiOperation({
    summary: 'Find out whether this session can answer a passkey.',
    description: 'Also for a session that is stopped.',
  })
  @ApiOkResponse({ type: PasskeyCapabilityDto })
  @ApiPasskeyErrors(...capabilityErrors)
  getPasskeyCapability(
    @Param('session') session: string,
  ): Promise<PasskeyCapability> {
    return this.finder.getCapability(session);
  }

  @Post('reject')
  @NoStore()
  @ApiSession()
  @ApiAttemptId()
  @ApiOperation({ summary: 'Say that the codes differ: nothing is linked.' })
  @ApiCreatedResponse()
  @ApiPasskeyErrors(...orderErrors)
  rejectPasskey(
    @Req() request: IncomingMessage,
    @Param('session') session: string,
    @Query('attemptId') attemptId: unknown,
  ): Promise<void> {
    return this.audit.record('reject', session, request, async () => {
      const running = await this.findFor(request, session);
      await running.reject(toNamedAttempt(attemptId));
    });
  }

  @Post('cancel')
  @NoStore()
  @ApiSession()
  @ApiAttemptId()
  @ApiOperation({
    summary: 'Leave the passkey request and go back to the QR code.',
    description:
      'A checkpoint cannot be left: there the attempt ends, the device stays linked, and renew has WhatsApp ask again.',
  })
  @ApiCreatedResponse()
  @ApiPasskeyErrors(...orderErrors)
  cancelPasskey(
    @Req() request: IncomingMessage,
    @Param('session') session: string,
    @Query('attemptId') attemptId: unknown,
  ): Promise<void> {
    return this.audit.record('cancel', session, request, async () => {
      const running = await this.findFor(request, session);
      await running.cancel(toNamedAttempt(attemptId));
    });
  }

  @Post('renew')
  @NoStore()
  @ApiSession()
  @ApiAttemptId()
  @ApiOperation({
    summary: 'Have WhatsApp ask again, with a fresh challenge.',
    description:
      'While a challenge waits for its assertion, which it replaces, and when an attempt ended and is retryable. A new attempt begins; where it links a device, a code will have to be compared.',
  })
  @ApiCreatedResponse()
  @ApiPasskeyErrors(...renewErrors)
  renewPasskey(
    @Req() request: IncomingMessage,
    @Param('session') session: string,
    @Query('attemptId') attemptId: unknown,
  ): Promise<void> {
    return this.audit.record('renew', session, request, async () => {
      const running = await this.findFor(request, session);
      await running.renew(toNamedAttempt(attemptId));
    });
  }

  private async findFor(
    request: IncomingMessage,
    session: string,
  ): Promise<PasskeySession> {
    await this.bodies.discard(request);
    return this.finder.getRunning(session);
  }
}
