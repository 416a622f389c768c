type PageAddress = Pick<Location, 'origin' | 'pathname'>;

/**
 * What a person pastes into a terminal, in a checkout: a name on npm that no
 * release owns yet could be a stranger's program. A session name that a shell might
 * read as more than a name stays out: the command then asks which session is meant.
 */
export function toSignCommand(page: PageAddress, session: string): string {
  const command = `node packages/cli/bin/waha-passkey.cjs sign --url ${toServerAddress(page)}`;
  return /^[\w-]+$/.test(session) ? `${command} --session ${session}` : command;
}

/** What is before the page's own path, below which a proxy shows the server. */
function toServerAddress({ origin, pathname }: PageAddress): string {
  const base = pathname.replace(/\/passkey\/*$/, '');
  return /^[\w./-]*$/.test(base) ? `${origin}${base}` : origin;
}
