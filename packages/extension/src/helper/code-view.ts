import { element, showView, waitForTrustedClick } from './view';

export interface CodeQuestion {
  /** Fulfils once, with the owner's answer; undefined after a withdrawal. */
  readonly answer: Promise<'match' | 'differ' | undefined>;
  withdraw(): void;
}

/** Shows the code in large type; the phone shows its own beside it. */
export function askWhetherCodesMatch(code: string): CodeQuestion {
  element('code').textContent =
    code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
  showView('code');
  const withdrawn = new AbortController();
  const clicked = waitForTrustedClick(
    ['codes-match', 'codes-differ'],
    withdrawn.signal,
  );
  return {
    answer: clicked.then(
      (id) => (id === 'codes-match' ? 'match' : 'differ'),
      () => undefined,
    ),
    withdraw: () => withdrawn.abort(),
  };
}
