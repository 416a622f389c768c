import type { Prompt } from '../../src/owner/terminal/prompt';

type Answer = string | ((question: string) => string | Promise<string>);

/** A person at a terminal who answers in the order given here. */
export class ScriptedPerson implements Prompt {
  readonly questions: string[] = [];
  readonly secrets: string[] = [];

  constructor(
    private readonly answers: Answer[] = [],
    readonly isInteractive = true,
  ) {}

  /** What a person did; see the table in docs/signing.md. */
  get actions(): number {
    return this.questions.length + this.secrets.length;
  }

  async ask(question: () => string, signal: AbortSignal): Promise<string> {
    this.questions.push(question());
    return this.answer(question(), signal);
  }

  async askSecret(question: string, signal: AbortSignal): Promise<string> {
    this.secrets.push(question);
    return this.answer(question, signal);
  }

  /** Without another answer the person just sits there. */
  private async answer(question: string, signal: AbortSignal) {
    const answer = this.answers.shift();
    signal.throwIfAborted();
    if (typeof answer === 'string') return answer;
    const silence = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
    return answer === undefined
      ? silence
      : Promise.race([answer(question), silence]);
  }
}
