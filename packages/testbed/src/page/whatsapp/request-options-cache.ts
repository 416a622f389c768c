import { encodeText } from '../../protocol/bytes';

/** `require('WAWebShortcakeLinkingRequestOptionsCache')` */
export class RequestOptionsCache {
  private options: Uint8Array | null = null;
  private setAt = 0;

  constructor(
    private readonly lifetimeMs: number,
    private readonly fetch: () => Promise<string>,
  ) {}

  readonly setCachedRequestOptions = (options: Uint8Array): void => {
    this.options = options;
    this.setAt = performance.now();
  };

  readonly clearCachedRequestOptions = (): void => {
    this.options = null;
  };

  /** UTF-8 JSON, however old. */
  readonly getCachedRequestOptions = (): Uint8Array | null => this.options;

  readonly getRequestOptions = async (): Promise<Uint8Array> => {
    const age = performance.now() - this.setAt;
    if (this.options && age < this.lifetimeMs) return this.options;
    const fresh = encodeText(await this.fetch());
    this.setCachedRequestOptions(fresh);
    return fresh;
  };
}
