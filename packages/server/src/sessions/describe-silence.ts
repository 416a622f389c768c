/** What a session waits for when nothing comes. */
export type Awaited = 'start' | 'account';

/**
 * Why a session is FAILED that heard nothing for so long: what is known, and
 * no guess at a cause. `known` is a sentence of its engine.
 */
export function describeSilence(
  awaited: Awaited,
  seconds: number,
  known: string | null,
): string {
  switch (awaited) {
    case 'account':
      return `The device is linked, but its account did not load within ${seconds} s. The log has the cause if one was reported. Restart the session; that needs no new QR code.`;
    case 'start':
      return [
        `The session showed no QR code and did not log in within ${seconds} s.`,
        known ??
          'Nothing more is known: check the log, the network and the proxy.',
        'Then restart the session.',
      ].join(' ');
  }
}
