import { CommandFailure } from '../command-failure';
import { ExitCode } from '../exit-code';

/** Ctrl-D, or a terminal that went away: an answer will never come. */
export class EndOfInput extends CommandFailure {
  constructor() {
    super(ExitCode.DECLINED, 'There was no answer, so nothing was agreed to.');
  }
}

/** Where a person answers; both reject with `EndOfInput` when nobody can. */
export interface Prompt {
  /** False without a terminal: then nobody can be asked. */
  readonly isInteractive: boolean;
  /**
   * Fulfils with the line a person typed, trimmed. `question` is asked for anew
   * every second, so that it may count down.
   */
  ask(question: () => string, signal: AbortSignal): Promise<string>;
  /** The same for a secret: what is typed is not shown. */
  askSecret(question: string, signal: AbortSignal): Promise<string>;
}
