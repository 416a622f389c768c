import { askConsent } from '../owner/ask-consent';
import { CommandFailure } from '../owner/command-failure';
import { connect } from '../owner/connect';
import { ExitCode } from '../owner/exit-code';
import { followCheckpoint } from '../owner/follow-checkpoint';
import { followLinking } from '../owner/follow-linking';
import type { OwnerContext } from '../owner/owner-context';
import { readSessionView } from '../owner/session/session-view';
import { signRequest } from '../owner/sign-request';
import { tellLinked } from '../owner/tell-linked';
import { tellRequest } from '../owner/tell-request';
import { chooseSession } from './choose-session';

export interface SignOptions {
  url: string;
  session?: string;
}

/** Signs one pending request of the typed server, and follows it to WORKING. */
export async function runSign(
  options: SignOptions,
  context: OwnerContext,
): Promise<void> {
  const { prompt, report, signal } = context;
  if (!prompt.isInteractive) {
    throw new CommandFailure(
      ExitCode.USAGE,
      'Signing needs a person who agrees, so this command needs a terminal. No option answers in their place.',
    );
  }
  const server = await connect(options.url, context);
  const { api } = server;
  const session = await chooseSession(api, options.session ?? null, context);
  const view = await readSessionView(api, session, signal);
  tellRequest(view, report);
  const watch = server.watch(session);
  await askConsent(api.url, view, watch, context);
  await signRequest(api, watch, view, context);
  if (view.attempt?.kind === 'checkpoint') {
    await followCheckpoint(watch, view.attempt, context);
    return;
  }
  await followLinking(api, watch, context);
  tellLinked(session, report);
}
