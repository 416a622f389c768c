import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  Controller,
  Get,
  Headers,
  Post,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  handoffHeader,
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyHandoffClaim,
  type PasskeyHandoffView,
} from '@waha-passkey/contract';
import { BodyIntake } from '../body/body-intake';
import { NoStore } from '../controllers/no-store.decorator';
import { PasskeyExceptionFilter } from '../errors/passkey-exception.filter';
import { HandoffDesk } from './handoff-desk';
import { PublicRoute } from './public-route.decorator';

const withoutBody = [
  'attempt',
  'claim',
  'transfer',
  'renew',
  'confirm',
  'reject',
  'cancel',
] as const;

const TicketHeader = () => Headers(handoffHeader);

/** The owner's page, and what its ticket may ask: one attempt, no more. */
@ApiExcludeController()
@Controller('passkey')
@PublicRoute()
@UseFilters(PasskeyExceptionFilter)
export class HandoffPageController {
  constructor(
    private readonly desk: HandoffDesk,
    private readonly bodies: BodyIntake,
    private readonly adapterHost: HttpAdapterHost,
  ) {
    bodies.open('passkey/assertion', 'json');
    bodies.open('passkey', 'none');
    for (const route of withoutBody) bodies.open(`passkey/${route}`, 'none');
  }

  @Get()
  showPage(@Res() response: unknown): void {
    const { page } = this.desk.configured;
    const { httpAdapter } = this.adapterHost;
    const nonce = randomBytes(16).toString('base64url');
    for (const [name, value] of Object.entries(page.headers(nonce))) {
      httpAdapter.setHeader(response, name, value);
    }
    httpAdapter.reply(response, page.render(nonce), 200);
  }

  @Post('claim')
  @NoStore()
  async claim(
    @Req() request: IncomingMessage,
    @TicketHeader() ticket: string | undefined,
  ): Promise<PasskeyHandoffClaim> {
    await this.bodies.discard(request);
    return this.desk.claim(requireTicket(ticket));
  }

  @Get('attempt')
  @NoStore()
  read(@TicketHeader() claim: string | undefined): PasskeyHandoffView {
    return this.desk.read(requireTicket(claim));
  }

  @Post('assertion')
  @NoStore()
  async submit(
    @Req() request: IncomingMessage,
    @TicketHeader() claim: string | undefined,
  ): Promise<void> {
    const ticket = requireTicket(claim);
    await this.desk.submit(ticket, await this.bodies.takeJson(request));
  }

  @Post('transfer')
  @NoStore()
  async transfer(
    @Req() request: IncomingMessage,
    @TicketHeader() claim: string | undefined,
  ): Promise<{ url: string }> {
    await this.bodies.discard(request);
    return this.desk.transfer(requireTicket(claim));
  }

  @Post('renew')
  @NoStore()
  async renew(
    @Req() request: IncomingMessage,
    @TicketHeader() claim: string | undefined,
  ): Promise<void> {
    await this.bodies.discard(request);
    await this.desk.renew(requireTicket(claim));
  }

  @Post('confirm')
  @NoStore()
  async confirm(
    @Req() request: IncomingMessage,
    @TicketHeader() claim: string | undefined,
  ): Promise<void> {
    await this.bodies.discard(request);
    await this.desk.carryOut(requireTicket(claim), 'confirm');
  }

  @Post('reject')
  @NoStore()
  async reject(
    @Req() request: IncomingMessage,
    @TicketHeader() claim: string | undefined,
  ): Promise<void> {
    await this.bodies.discard(request);
    await this.desk.carryOut(requireTicket(claim), 'reject');
  }

  @Post('cancel')
  @NoStore()
  async cancel(
    @Req() request: IncomingMessage,
    @TicketHeader() claim: string | undefined,
  ): Promise<void> {
    await this.bodies.discard(request);
    await this.desk.carryOut(requireTicket(claim), 'cancel');
  }
}

function requireTicket(ticket: string | undefined): string {
  if (ticket !== undefined) return ticket;
  throw new PasskeyError(
    PasskeyErrorCode.TICKET_UNKNOWN,
    `The request carries no ticket. Send it in the header ${handoffHeader}.`,
  );
}
