import { isAxiosError } from 'axios';

/** Why a receiver did not take a webhook. */
export interface WebhookFailure {
  /** For the log: without address, headers and body. */
  description: string;
  /** True when the receiver will hardly answer otherwise later. */
  final: boolean;
}

/** Of the 4xx statuses, these ask for another try. */
const TEMPORARY = [408, 425, 429];

/** Null for an answer that takes the webhook. */
export function toStatusFailure(status: number): WebhookFailure | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) {
    return {
      description: `status ${status}: redirects are not followed. Set the URL of the webhook to the final address`,
      final: true,
    };
  }
  return {
    description: `status ${status}`,
    final: status < 500 && !TEMPORARY.includes(status),
  };
}

/** Of a request without an answer. */
export function toRequestFailure(error: unknown): WebhookFailure {
  const description = isAxiosError(error)
    ? (error.code ?? 'no answer')
    : 'the request could not be made';
  return { description, final: false };
}
