import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { readParserFailure } from './read-parser-failure';
import { receiveBody } from './receive-body';
import type { BodyRequest, BodyRule, ReceivedBody } from './received-body';

type Next = (error?: unknown) => void;

/**
 * The routes of the API and of the hand-off page, also under a prefix of the
 * host's; Express ignores case and a last slash.
 */
const ROUTE = /(?:^|\/)(?:api\/[^/]+\/auth\/)?passkey(?:\/([a-z]+))?\/?$/i;

/**
 * Takes the bodies of the passkey routes before any parser, logger or filter
 * of the host can see, quote or refuse them. The verdict waits until the route
 * asks for it, behind the host's guards.
 */
@Injectable()
export class BodyIntake {
  private readonly rules = new Map<string, BodyRule>();
  private readonly received = new WeakMap<BodyRequest, ReceivedBody>();
  private installed = false;

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  /** `route` is what follows `passkey/`; called by its controller. */
  open(route: string, rule: BodyRule): void {
    this.rules.set(route, rule);
    this.install();
  }

  /**
   * Called early, so that no other middleware comes first, and again when the
   * module is configured: apps of `@nestjs/testing` have no server before.
   */
  install(): void {
    const adapter = this.adapterHost.httpAdapter;
    if (this.installed || this.rules.size === 0 || !adapter?.getType()) return;
    if (adapter.getType() !== 'express') {
      throw new Error(
        'PasskeyModule works with Express only. Create the Nest application with @nestjs/platform-express.',
      );
    }
    this.installed = true;
    adapter.use(this.receive.bind(this));
    adapter.use(this.excuse.bind(this));
  }

  /** The body of a request to an open route; throws why it is refused. */
  take(request: BodyRequest): unknown {
    const received = this.received.get(request);
    if (received === undefined) {
      throw new Error('The body of a passkey route was not received.');
    }
    if (received.kind === 'refused') throw received.refusal;
    return received.body;
  }

  private async receive(
    request: BodyRequest,
    response: ServerResponse,
    next: Next,
  ): Promise<void> {
    const rule = this.findRule(request);
    if (rule === null) {
      next();
      return;
    }
    let received: ReceivedBody;
    try {
      received = await receiveBody(request, rule);
    } catch {
      // The client went away while it was sending: nobody waits for an answer.
      response.destroy();
      return;
    }
    this.keep(request, received);
    next();
  }

  /** Express calls a function of four parameters when something failed. */
  private excuse(
    error: unknown,
    request: BodyRequest,
    _response: ServerResponse,
    next: Next,
  ): void {
    const rule = this.findRule(request);
    const received =
      rule === null ? null : readParserFailure(error, request, rule);
    if (received === null) {
      next(error);
      return;
    }
    this.keep(request, received);
    next();
  }

  private keep(request: BodyRequest, received: ReceivedBody): void {
    this.received.set(request, received);
    request.body = {};
  }

  private findRule(request: BodyRequest): BodyRule | null {
    if (request.method !== 'POST' || this.received.has(request)) return null;
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const match = ROUTE.exec(path);
    if (match === null) return null;
    return this.rules.get((match[1] ?? '').toLowerCase()) ?? null;
  }
}
