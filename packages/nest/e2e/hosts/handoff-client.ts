import {
  handoffHeader,
  handoffNextHeader,
  type PasskeyHandoff,
  type PasskeyHandoffClaim,
  type PasskeyHandoffView,
} from '@waha-passkey/contract';
import request from 'supertest';
import type { Host } from './host';

/** A page of any content; what a browser does with it is tested elsewhere. */
export const page = {
  render: (nonce: string) => `<script nonce="${nonce}"></script>`,
  headers: (nonce: string) => ({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `script-src 'nonce-${nonce}'`,
  }),
};

/** What the operator and the owner's page ask of a host. */
export class HandoffClient {
  constructor(private readonly host: Host) {}

  async mint(name = 'default'): Promise<PasskeyHandoff> {
    const answer = await this.host.post('handoff', name).expect(201);
    return answer.body as PasskeyHandoff;
  }

  ask(method: 'get' | 'post', what: string, ticket?: string): request.Test {
    const asked = request(this.host.url)[method](`/passkey/${what}`);
    return ticket === undefined ? asked : asked.set(handoffHeader, ticket);
  }

  async open(
    { url }: { url: string },
    next?: string,
  ): Promise<PasskeyHandoffClaim> {
    const asked = this.ask('post', 'claim', ticketOf(url));
    if (next !== undefined) asked.set(handoffNextHeader, next);
    return (await asked.expect(201)).body as PasskeyHandoffClaim;
  }

  async read(claim: string): Promise<PasskeyHandoffView> {
    const answer = await this.ask('get', 'attempt', claim).expect(200);
    return answer.body as PasskeyHandoffView;
  }
}

export async function expectRefusal(
  asked: request.Test,
  statusCode: number,
  code: string,
): Promise<request.Response> {
  const answer = await asked.expect(statusCode);
  expect(answer.body).toMatchObject({ statusCode, code });
  return answer;
}

export function ticketOf(url: string): string {
  return new URL(url).hash.slice(1);
}
