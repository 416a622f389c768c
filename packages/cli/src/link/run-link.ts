import { SessionStatus, type EngineName } from '@waha-passkey/contract';
import { CommandFailure } from '../owner/command-failure';
import { connect } from '../owner/connect';
import { ExitCode } from '../owner/exit-code';
import { followLinking } from '../owner/follow-linking';
import type { OwnerContext } from '../owner/owner-context';
import type { SessionView } from '../owner/session/session-view';
import { tellLinked } from '../owner/tell-linked';
import { bringIntoGate } from './bring-into-gate';
import { getSignature } from './get-signature';
import { offerRenewal } from './offer-renewal';
import { startSession } from './start-session';

export interface LinkOptions {
  url: string;
  session: string;
  /** Links by phone number instead of QR code. */
  pairingCode?: string;
  /** The engine that the session has to have. */
  engine?: EngineName;
  /** Does not offer the hand-off page. */
  signHere?: boolean;
}

/** The whole linking of one session, from its start to WORKING. */
export async function runLink(
  options: LinkOptions,
  context: OwnerContext,
): Promise<void> {
  const { prompt, report, signal } = context;
  const { session } = options;
  if (options.signHere && !prompt.isInteractive) {
    throw new CommandFailure(
      ExitCode.USAGE,
      'Signing here needs a person who agrees, so --sign-here needs a terminal.',
    );
  }
  const server = await connect(options.url, context);
  const { api } = server;
  const started = await startSession(api, session, options.engine, context);
  const watch = server.watch(session);
  let view = await bringIntoGate(api, watch, options.pairingCode, context);
  for (;;) {
    try {
      await linkFromGate(view);
      break;
    } catch (error) {
      view = await offerRenewal(error, api, watch, context);
    }
  }
  started.keep();
  tellLinked(session, report);

  async function linkFromGate(atGate: SessionView): Promise<void> {
    let now = atGate;
    while (now.status === SessionStatus.PASSKEY_REQUIRED) {
      const signHere = options.signHere ?? false;
      if (await getSignature(api, watch, now, signHere, context)) break;
      now = await watch.next(signal);
    }
    await followLinking(api, watch, context);
  }
}
