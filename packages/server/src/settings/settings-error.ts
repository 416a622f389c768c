/** Names every variable that could not be understood, all at once. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly problems: readonly string[]) {
    super(`Cannot start with these settings: ${problems.join(' · ')}`);
  }
}
