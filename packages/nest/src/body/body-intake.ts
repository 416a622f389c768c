import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { PasskeyError } from '@waha-passkey/contract';
import { replyWithError } from '../errors/reply-with-error';
import { toKnownError } from '../errors/to-known-error';

import { receiveBody, receiveFailedBody } from './receive-body';
import type { BodyRequest, BodyRule, ReceivedBody } from './received-body';

type Next = (error?: unknown) => void;

interface Wanted {
  readonly rule: BodyRule;
  readonly admit: Admit;
}

interface OpenRoute extends Wanted {
  readonly pattern: RegExp;
}

/** Throws, or rejects with, a `PasskeyError` where no body is to be read. */
type Admit = (request: BodyRequest) => unknown;

/**
 * Takes the bodies of the passkey routes before any parser, logger or filter
 * of the host can see, quote or refuse them. The verdict waits until the route
 * asks for it, behind the host's guards.
 */
@Injectable()
export class BodyIntake {
  private readonly routes: OpenRoute[] = [];
  private readonly received = new WeakMap<BodyRequest, ReceivedBody>();
  private installed = false;

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  /**
   * Called by a controller, with a route's whole path and what its POST wants;
   * any other method of that path gets no body. `admit` may refuse a POST before
   * its body is read.
   */
  open(path: string, rule: BodyRule, admit: Admit = () => undefined): void {
    this.routes.push({ pattern: toPattern(path), rule, admit });
    this.install();
  }

  /**
   * Called early, so that no other middleware comes first, and again when the
   * module is configured: apps of `@nestjs/testing` have no server before.
   */
  install(): void {
    const adapter = this.adapterHost.httpAdapter;
    if (this.installed || this.routes.length === 0 || !adapter?.getType())
      return;
    if (adapter.getType() !== 'express') {
      throw new Error(
        'PasskeyModule works with Express only. Create the Nest application with @nestjs/platform-express.',
      );
    }
    this.installed = true;
    adapter.use(this.receive.bind(this));
    adapter.use(this.handleParserError.bind(this));
  }

  /** The body, parsed; undefined when it is not JSON. Throws a refusal. */
  takeJson(request: BodyRequest): Promise<unknown> {
    return this.take(request, 'json');
  }

  /** For a route without a body: one that is sent all the same is dropped. */
  async discard(request: BodyRequest): Promise<void> {
    await this.take(request, 'none');
  }

  /** Late when the route is not where it was expected: under a prefix. */
  private async take(request: BodyRequest, rule: BodyRule): Promise<unknown> {
    const received =
      this.received.get(request) ?? (await receiveBody(request, rule));
    if (received.kind === 'refused') throw received.refusal;
    return received.body;
  }

  private async receive(
    request: BodyRequest,
    response: ServerResponse,
    next: Next,
  ): Promise<void> {
    const route = this.findRoute(request);
    if (route === null) {
      next();
      return;
    }
    // Also what guards and parsers of the host answer is for one reader.
    response.setHeader('Cache-Control', 'no-store');
    const found = findRefusal(route, request);
    const refusal = found instanceof Promise ? await found : found;
    if (found instanceof Promise && request.destroyed) {
      response.destroy();
      return;
    }
    if (refusal !== null) {
      this.refuse(response, refusal);
      return;
    }
    let received: ReceivedBody;
    try {
      received = await receiveBody(request, route.rule);
    } catch {
      // The client went away while it was sending: no one waits for an answer.
      response.destroy();
      return;
    }
    this.keep(request, received);
    next();
  }

  /** Express calls a function of four parameters when something failed. */
  private handleParserError(
    error: unknown,
    request: BodyRequest,
    _response: ServerResponse,
    next: Next,
  ): void {
    const rule = this.findRoute(request)?.rule;
    const received = rule ? receiveFailedBody(error, request, rule) : null;
    if (received === null) {
      next(error);
      return;
    }
    this.keep(request, received);
    next();
  }

  /** Before any parser of the host waits for the body. */
  private refuse(response: ServerResponse, refusal: PasskeyError): void {
    const { httpAdapter } = this.adapterHost;
    // Node would read the rest of the body for the next request.
    response.setHeader('Connection', 'close');
    replyWithError(httpAdapter, response, refusal);
  }

  private keep(request: BodyRequest, received: ReceivedBody): void {
    this.received.set(request, received);
    request.body = {};
    request._body = true;
  }

  private findRoute(request: BodyRequest): Wanted | null {
    if (this.received.has(request)) return null;
    const { path = '' } = request;
    const route = this.routes.find((open) => open.pattern.test(path));
    if (route === undefined) return null;
    return request.method === 'POST' ? route : withoutBody;
  }
}

const withoutBody: Wanted = { rule: 'none', admit: () => undefined };

function findRefusal(
  { admit }: Wanted,
  request: BodyRequest,
): PasskeyError | null | Promise<PasskeyError | null> {
  try {
    const admitted = admit(request);
    if (!(admitted instanceof Promise)) return null;
    return admitted.then(() => null, toKnownError);
  } catch (error) {
    return toKnownError(error);
  }
}

/**
 * Nothing else of a host looks like the API's routes, so those may be under
 * a prefix. Express ignores case and a last slash.
 */
function toPattern(path: string): RegExp {
  const start = path.startsWith('api/') ? '(?:^|/)' : '^/';
  const pattern = path.replace(/:[a-z]+/g, '[^/]+');
  return new RegExp(`${start}${pattern}/?$`, 'i');
}
