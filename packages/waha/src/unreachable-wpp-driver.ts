import { EngineName, type PasskeyLogger } from '@waha-passkey/contract';
import { createRefusal, RefusingDriver } from '@waha-passkey/refusing';

/** Of a WPP session whose page could not be hooked: it can only say why. */
export class UnreachableWppDriver extends RefusingDriver {
  constructor(cause: string, logger: PasskeyLogger) {
    super(
      EngineName.WPP,
      createRefusal(
        `This WPP session cannot answer a passkey: ${cause}. Link this account with WEBJS, or look for a newer release of waha-passkey.`,
        [EngineName.WEBJS],
      ),
      logger,
    );
  }

  /** It listens to nothing. */
  detach(): void {
    return undefined;
  }
}
