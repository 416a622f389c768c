import type { Cleanup } from '../terminal/cleanup';
import type { OwnerBrowser } from './browser/owner-browser';
import type { Prompt } from './terminal/prompt';
import type { Report } from './terminal/report';

/** What `sign` and `link` have to do with the world. */
export interface OwnerContext {
  prompt: Prompt;
  report: Report;
  /** Aborts at Ctrl-C. */
  signal: AbortSignal;
  cleanup: Cleanup;
  /** `WAHA_API_KEY`, if it is set. */
  apiKey: string | undefined;
  openOwnerBrowser: () => Promise<OwnerBrowser>;
}
