import type { IncomingMessage } from 'node:http';
import type { PasskeyError } from '@waha-passkey/contract';

/** `json` is read and parsed; with `none`, the route wants no body. */
export type BodyRule = 'json' | 'none';

/** A body, or why there is none; the route raises the refusal, after guards. */
export type ReceivedBody =
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly refusal: PasskeyError };

export type BodyRequest = IncomingMessage & {
  body?: unknown;
  /** Express: what it routes by, whatever the form of the target. */
  path?: string;
  /** body-parser 1, which Nest 11.0 brings, skips a body that is marked so. */
  _body?: boolean;
};
