/** Which of WhatsApp's names this version of the page offers. */
export interface PageSignals {
  /** `window.Debug.VERSION`; null before the page has started. */
  version: string | null;
  /** Our `get` is the one the page would call. */
  override: boolean;
  modules: {
    events: boolean;
    options: boolean;
    stages: boolean;
    actions: boolean;
    socket: boolean;
  };
  /** WhatsApp's test ids that were in the document at least once. */
  testIds: string[];
}
