import {
  createStyle,
  type Style,
  type TerminalOutput,
} from '../../terminal/style';

/** One step of a linking, for scripts; further members follow `event`. */
export interface ReportEvent {
  event:
    | 'session'
    | 'qr'
    | 'pairing-code'
    | 'pairing-code-ended'
    | 'passkey-required'
    | 'handoff'
    | 'signed'
    | 'code'
    | 'ended'
    | 'renewed'
    | 'confirmed'
    | 'linked'
    | 'failed';
  [member: string]: unknown;
}

/**
 * Sentences for people, and with `--json` one line an event for scripts. Then
 * standard output carries nothing else, and people read standard error.
 */
export class Report {
  readonly style: Style;
  readonly people: TerminalOutput;

  constructor(
    private readonly output: TerminalOutput,
    errors: TerminalOutput,
    private readonly json: boolean,
  ) {
    this.people = json ? errors : output;
    this.style = createStyle(this.people);
  }

  say(text = ''): void {
    this.people.write(`${text}\n`);
  }

  tell(event: ReportEvent): void {
    if (this.json) this.output.write(`${JSON.stringify(event)}\n`);
  }
}
