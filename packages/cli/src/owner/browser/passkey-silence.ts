import { CommandFailure } from '../command-failure';
import { ExitCode } from '../exit-code';

/** No signature came: cancelled, or the window closed. The request still stands. */
export class PasskeySilence extends CommandFailure {
  constructor(message: string, options?: ErrorOptions) {
    super(ExitCode.FAILED, message, options);
  }
}
