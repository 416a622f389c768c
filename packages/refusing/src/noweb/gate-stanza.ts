/**
 * The two notifications of the gate. `crsc_continuation` follows an answered
 * prologue; seen without one, it still says that the gate is up.
 */
export const GateNotification = {
  PROLOGUE: 'passkey_prologue_request',
  CONTINUATION: 'crsc_continuation',
} as const;

export type GateNotification =
  (typeof GateNotification)[keyof typeof GateNotification];

const OPTIONS_TAG = 'passkey_request_options';

/** The raw options inside such a stanza; undefined when it carries none. */
export function findRequestOptions(stanza: unknown): unknown {
  const content = readMember(stanza, 'content');
  if (!Array.isArray(content)) return undefined;
  const child: unknown = content.find(
    (node) => readMember(node, 'tag') === OPTIONS_TAG,
  );
  return child === undefined ? undefined : (readMember(child, 'content') ?? '');
}

function readMember(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[name];
}
