/**
 * What a person pastes into a terminal. A name that a shell might read as more
 * than a name stays out: the command then asks which session is meant.
 */
export function toSignCommand(origin: string, session: string): string {
  const command = `npx waha-passkey sign --url ${origin}`;
  return /^[\w-]+$/.test(session) ? `${command} --session ${session}` : command;
}
