const claimKey = 'waha-passkey-claim';

/**
 * Takes the ticket out of the address before anything else can read or keep
 * it: the fragment leaves the history at once. Null when there is none.
 */
export function takeTicket(): string | null {
  const ticket = location.hash.slice(1);
  if (ticket === '') return null;
  history.replaceState(null, '', location.pathname);
  return ticket;
}

/** The claim outlives a reload of this tab, and dies with the tab. */
export const keptClaim = {
  read: (): string | null => sessionStorage.getItem(claimKey),
  keep: (claim: string): void => sessionStorage.setItem(claimKey, claim),
  drop: (): void => sessionStorage.removeItem(claimKey),
};
