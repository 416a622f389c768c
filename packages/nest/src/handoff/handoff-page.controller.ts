import { randomBytes } from 'node:crypto';
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
  handoffNextHeader,
  type PasskeyHandoffClaim,
  type PasskeyHandoffView,
} from '@waha-passkey/contract';
import { readAddress, type AddressedRequest } from '../audit/client-address';
import { BodyIntake } from '../body/body-intake';
import { NoStore } from '../controllers/no-store.decorator';
import { PasskeyExceptionFilter } from '../errors/passkey-exception.filter';
import { HandoffRouter } from './handoff-router';
import { HandoffService } from './handoff-service';
import type { HandoffAction } from './handoff-log';
import { PublicRoute } from './public-route.decorator';

/** As Node has it. */
const secretHeader = handoffHeader.toLowerCase();

const withoutBody = [
  'claim',
  'transfer',
  'renew',
  'confirm',
  'reject',
  'cancel',
] as const;

/** The owner's page, and what its ticket may ask: one attempt, no more. */
@ApiExcludeController()
@Controller('passkey')
@PublicRoute()
@UseFilters(PasskeyExceptionFilter)
export class HandoffPageController {
  constructor(
    private readonly handoffs: HandoffService,
    private readonly router: HandoffRouter,
    private readonly bodies: BodyIntake,
    private readonly adapterHost: HttpAdapterHost,
  ) {
    bodies.open('passkey', 'none');
    bodies.open('passkey/attempt', 'none');
    bodies.open('passkey/assertion', 'json', (request) =>
      this.admit(request, 'submit'),
    );
    for (const action of withoutBody) {
      bodies.open(`passkey/${action}`, 'none', (request) =>
        this.admit(request, action),
      );
    }
  }

  @Get()
  showPage(@Res() response: unknown): void {
    const { page } = this.handoffs.configured;
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
    @Req() request: AddressedRequest,
    @Headers(handoffNextHeader) claim: string | undefined,
  ): Promise<PasskeyHandoffClaim> {
    await this.bodies.discard(request);
    const sent = { what: 'claim', ...read(request), next: claim } as const;
    return this.router.run(sent, (ticket) =>
      this.handoffs.claim(ticket, sent.address, claim),
    );
  }

  @Get('attempt')
  @NoStore()
  read(@Req() request: AddressedRequest): Promise<PasskeyHandoffView> {
    return this.router.run({ what: 'read', ...read(request) }, (secret) =>
      this.handoffs.read(secret),
    );
  }

  @Post('assertion')
  @NoStore()
  async submit(@Req() request: AddressedRequest): Promise<void> {
    const body = await this.bodies.takeJson(request);
    const sent = { what: 'submit', ...read(request), body } as const;
    await this.router.run(sent, (claim) =>
      this.handoffs.submit(claim, sent.address, body),
    );
  }

  @Post('transfer')
  @NoStore()
  async transfer(
    @Req() request: AddressedRequest,
    @Headers(handoffNextHeader) ticket: string | undefined,
  ): Promise<{ url: string }> {
    await this.bodies.discard(request);
    const sent = { what: 'transfer', ...read(request), next: ticket } as const;
    return this.router.run(sent, (claim) =>
      this.handoffs.transfer(claim, sent.address, ticket),
    );
  }

  @Post('renew')
  @NoStore()
  async renew(@Req() request: AddressedRequest): Promise<void> {
    await this.bodies.discard(request);
    const sent = { what: 'renew', ...read(request) } as const;
    await this.router.run(sent, (claim) =>
      this.handoffs.renew(claim, sent.address),
    );
  }

  @Post('confirm')
  @NoStore()
  async confirm(@Req() request: AddressedRequest): Promise<void> {
    await this.carryOut(request, 'confirm');
  }

  @Post('reject')
  @NoStore()
  async reject(@Req() request: AddressedRequest): Promise<void> {
    await this.carryOut(request, 'reject');
  }

  @Post('cancel')
  @NoStore()
  async cancel(@Req() request: AddressedRequest): Promise<void> {
    await this.carryOut(request, 'cancel');
  }

  private async carryOut(
    request: AddressedRequest,
    action: 'confirm' | 'reject' | 'cancel',
  ): Promise<void> {
    await this.bodies.discard(request);
    const sent = { what: action, ...read(request) };
    await this.router.run(sent, (claim) =>
      this.handoffs.carryOut(claim, sent.address, action),
    );
  }

  /** Before the body of a request is read. */
  private admit(
    request: AddressedRequest,
    action: HandoffAction,
  ): string | Promise<void> {
    const { secret, address } = read(request);
    return this.router.admit(secret, address, action);
  }
}

function read(request: AddressedRequest): {
  secret: string | undefined;
  address: string;
} {
  const secret = request.headers[secretHeader]?.toString();
  return { secret, address: readAddress(request) };
}
