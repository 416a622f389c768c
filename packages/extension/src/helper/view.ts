/** The sections of helper.html. */
export type ViewName =
  | 'pair'
  | 'pending'
  | 'consent'
  | 'signing'
  | 'following'
  | 'code'
  | 'linked'
  | 'failed';

/** An element of helper.html; throws when the page lacks it. */
export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`helper.html has no element #${id}`);
  return found as T;
}

/** Shows one section and hides the others; a shown problem is cleared. */
export function showView(name: ViewName): void {
  for (const section of document.querySelectorAll<HTMLElement>('[data-view]')) {
    section.hidden = section.dataset['view'] !== name;
  }
  showText('problem', null);
}

/** Text only, never markup: names come from a server. Null hides it. */
export function showText(id: string, text: string | null): void {
  const target = element(id);
  target.textContent = text ?? '';
  target.hidden = text === null;
}

/** Null takes it away again. */
export function showProblem(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  showText('problem', error === null ? null : text);
}

/** Runs only for a click a person made: a script's click is not trusted. */
export function onTrustedClick(id: string, act: () => void): void {
  element(id).addEventListener('click', (event) => {
    if (event.isTrusted) act();
  });
}

/** Fulfils with the clicked one of several buttons. */
export function waitForTrustedClick<Id extends string>(
  ids: readonly Id[],
  signal: AbortSignal,
): Promise<Id> {
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    const listening = AbortSignal.any([signal, settled.signal]);
    signal.addEventListener('abort', () => reject(abortReason(signal)), {
      once: true,
    });
    for (const id of ids) {
      element(id).addEventListener(
        'click',
        (event) => {
          if (!event.isTrusted) return;
          settled.abort();
          resolve(id);
        },
        { signal: listening },
      );
    }
  });
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error
    ? signal.reason
    : new Error('The step was left.');
}
