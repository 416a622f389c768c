/**
 * `loaded`: the page has run the module, and it has what we use of it.
 * `not-loaded`: it has not run it yet. `missing`: it should have, or the module
 * lacks what we use. `unknown`: the page has nothing that shows it, and is
 * asked only at the gate.
 */
export type ModuleSignal = 'loaded' | 'not-loaded' | 'missing' | 'unknown';

/** Which of WhatsApp's names this version of the page offers. */
export interface PageSignals {
  /** `window.Debug.VERSION`; null before the page has started. */
  version: string | null;
  /** Our `get` is the one the page would call. */
  override: boolean;
  modules: Record<
    'events' | 'options' | 'stages' | 'actions' | 'socket',
    ModuleSignal
  >;
  /** WhatsApp's test ids that were in the document at least once. */
  testIds: string[];
}
