import type { IncomingMessage } from 'node:http';
import type { PasskeyError } from '@waha-passkey/contract';

/** `json` is read and parsed; with `none`, the route wants no body. */
export type BodyRule = 'json' | 'none';

/** A body, or why there is none; the route raises the refusal, after guards. */
export type ReceivedBody =
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly refusal: PasskeyError };

/** Express: `path` is what it routes by, whatever the form of the target. */
export type BodyRequest = IncomingMessage & { body?: unknown; path?: string };
