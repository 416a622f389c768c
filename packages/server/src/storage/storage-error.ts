/** The disk, or what the system allows of it, has no room left. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The data folder cannot be used as it is; `message` is for the client. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly isFull: boolean;

  constructor(what: string, cause: unknown) {
    const code = storageCodeOf(cause) ?? 'unknown error';
    super(`${what} (${code}). ${describeCure(code)}`, { cause });
    this.isFull = FULL.has(code);
  }
}

/** Of an error of the file system, null for others. */
export function storageCodeOf(error: unknown): string | null {
  const { code, syscall } = error as Partial<NodeJS.ErrnoException>;
  return code !== undefined && syscall !== undefined ? code : null;
}

/** What to do about it, in one sentence. */
export function describeCure(code: string): string {
  return FULL.has(code)
    ? 'The disk is full: free space, then try again.'
    : 'Check that this user may write the data folder and that its disk works, then try again.';
}
