/**
 * Both worlds of a document share its nodes, not its objects. Strings in the
 * `detail` of an event on the document cross; its type is a secret of this
 * attachment, so that no script of the page can speak or listen.
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
