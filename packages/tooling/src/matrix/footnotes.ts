import { explain } from './explanations';
import { toOneLine } from './result';

/** Numbered reasons below a table; the same reason has one number. */
export class Footnotes {
  private readonly reasons: string[] = [];

  /** Returns the number of its note. */
  add(error: string): number {
    const reason = toOneLine(error);
    const known = this.reasons.indexOf(reason);
    if (known >= 0) return known + 1;
    return this.reasons.push(reason);
  }

  get lines(): string[] {
    return this.reasons.map((reason, index) => {
      const why = explain(reason);
      return `${index + 1}. \`${reason.replaceAll('`', "'")}\`${why ? `: ${why}` : ''}`;
    });
  }
}
