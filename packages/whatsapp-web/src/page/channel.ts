/**
 * Both worlds of a document share its nodes, not its objects. Strings in the
 * `detail` of an event on the document cross. Its type is unique, so that
 * nothing collides, and no secret: a script of the page that learns it can do
 * what it can do without, in a page that is its own.
 */
declare const PASSKEY_CHANNEL: string;

export const CHANNEL = {
  /** main world → isolated world → Node */
  up: `${PASSKEY_CHANNEL}:up`,
  /** isolated world → main world */
  command: `${PASSKEY_CHANNEL}:command`,
  /** main world → isolated world, while the command is dispatched */
  reply: `${PASSKEY_CHANNEL}:reply`,
} as const;
