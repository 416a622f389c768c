/** What a client library does in the page by itself, where libraries differ. */
export interface LibraryBehaviour {
  /**
   * Out of refs, the page is made to restart its socket for new ones.
   * `unseen`: by a function that is exposed without the page object's own method.
   */
  idleRefresh: 'none' | 'exposed' | 'unseen';
  /** When it reads the secret that its QR codes carry. */
  secretRead: 'with-each-code' | 'once-per-injection';
}

/**
 * Generations of whatsapp-web.js, by what they add to npm's 1.34.7. How sure
 * each is: [F] read in a stored file of upstream, [I] inferred.
 */
export const libraries = {
  'npm’s whatsapp-web.js': {
    idleRefresh: 'none',
    secretRead: 'with-each-code',
  },
  /** [F] also WAHA's fork since 2026.4.1 */
  'upstream’s main': {
    idleRefresh: 'exposed',
    secretRead: 'once-per-injection',
  },
  /** [I] */
  'a fork that goes past our hook': {
    idleRefresh: 'unseen',
    secretRead: 'once-per-injection',
  },
} as const satisfies Record<string, LibraryBehaviour>;

export type LibraryName = keyof typeof libraries;
