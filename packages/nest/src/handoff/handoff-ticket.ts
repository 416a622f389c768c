import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: what a link or its claim carries. */
export function createTicket(): string {
  return randomBytes(32).toString('base64url');
}

/** The only form in which the server keeps a ticket. */
export function hashTicket(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64url');
}

/** Whether it has the shape of one; the page makes claims of its own. */
export function isTicket(value: string | undefined): value is string {
  return value !== undefined && /^[\w-]{43}$/.test(value);
}
