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
  handoffNextHeader,
  type PasskeyHandoffClaim,
  type PasskeyHandoffView,
} from '@waha-passkey/contract';
import { BodyIntake } from '../body/body-intake';
import { NoStore } from '../controllers/no-store.decorator';
import { PasskeyExceptionFilter } from '../errors/passkey-exception.filter';
import { HandoffDesk } from './handoff-desk';
import { PublicRoute } from './public-route.decorator';

/** As Node has it. */
const secretHeader = handoffHeader.toLowerCase();

const withoutBody = [
  'attempt',
  'claim',
  'transfer',
  'renew',
  'confirm',
  'reject',
  'cancel',
] as const;

/** Express: behind a trusted proxy, what that says. */
type PageRequest = IncomingMessage & { ip?: string };

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
    const admit = (request: PageRequest) => this.admit(request);
    bodies.open('passkey', 'none');
    bodies.open('passkey/assertion', 'json', admit);
    for (const route of withoutBody) {
      bodies.open(`passkey/${route}`, 'none', admit);
    }
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
    @Req() request: PageRequest,
    @Headers(handoffNextHeader) claim: string | undefined,
  ): Promise<PasskeyHandoffClaim> {
    return this.desk.claim(await this.takeSecret(request), claim);
  }

  @Get('attempt')
  @NoStore()
  read(@Req() request: PageRequest): PasskeyHandoffView {
    return this.desk.read(this.admit(request));
  }

  @Post('assertion')
  @NoStore()
  async submit(@Req() request: PageRequest): Promise<void> {
    const body = await this.bodies.takeJson(request);
    await this.desk.submit(this.admit(request), body);
  }

  @Post('transfer')
  @NoStore()
  async transfer(
    @Req() request: PageRequest,
    @Headers(handoffNextHeader) ticket: string | undefined,
  ): Promise<{ url: string }> {
    return this.desk.transfer(await this.takeSecret(request), ticket);
  }

  @Post('renew')
  @NoStore()
  async renew(@Req() request: PageRequest): Promise<void> {
    await this.desk.renew(await this.takeSecret(request));
  }

  @Post('confirm')
  @NoStore()
  async confirm(@Req() request: PageRequest): Promise<void> {
    await this.desk.carryOut(await this.takeSecret(request), 'confirm');
  }

  @Post('reject')
  @NoStore()
  async reject(@Req() request: PageRequest): Promise<void> {
    await this.desk.carryOut(await this.takeSecret(request), 'reject');
  }

  @Post('cancel')
  @NoStore()
  async cancel(@Req() request: PageRequest): Promise<void> {
    await this.desk.carryOut(await this.takeSecret(request), 'cancel');
  }

  /** The ticket or claim of a request, its body dropped. */
  private async takeSecret(request: PageRequest): Promise<string> {
    await this.bodies.discard(request);
    return this.admit(request);
  }

  private admit({ headers, ip }: PageRequest): string {
    return this.desk.admit(headers[secretHeader]?.toString(), ip);
  }
}
