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
    const ticket = await this.takeSecret(request, 'claim');
    return this.handoffs.claim(ticket, readAddress(request), claim);
  }

  @Get('attempt')
  @NoStore()
  read(@Req() request: AddressedRequest): PasskeyHandoffView {
    return this.handoffs.read(this.admit(request, null));
  }

  @Post('assertion')
  @NoStore()
  async submit(@Req() request: AddressedRequest): Promise<void> {
    const body = await this.bodies.takeJson(request);
    const claim = this.admit(request, 'submit');
    await this.handoffs.submit(claim, readAddress(request), body);
  }

  @Post('transfer')
  @NoStore()
  async transfer(
    @Req() request: AddressedRequest,
    @Headers(handoffNextHeader) ticket: string | undefined,
  ): Promise<{ url: string }> {
    const claim = await this.takeSecret(request, 'transfer');
    return this.handoffs.transfer(claim, readAddress(request), ticket);
  }

  @Post('renew')
  @NoStore()
  async renew(@Req() request: AddressedRequest): Promise<void> {
    const claim = await this.takeSecret(request, 'renew');
    await this.handoffs.renew(claim, readAddress(request));
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
    const claim = await this.takeSecret(request, action);
    await this.handoffs.carryOut(claim, readAddress(request), action);
  }

  /** The ticket or claim of a request, its body dropped. */
  private async takeSecret(
    request: AddressedRequest,
    action: HandoffAction,
  ): Promise<string> {
    await this.bodies.discard(request);
    return this.admit(request, action);
  }

  private admit(
    request: AddressedRequest,
    action: HandoffAction | null,
  ): string {
    const secret = request.headers[secretHeader]?.toString();
    return this.handoffs.admit(secret, readAddress(request), action);
  }
}
