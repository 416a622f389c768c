import type { PasskeyAssertion } from '@waha-passkey/contract';
import type { Owner, StandIn } from '@waha-passkey/testbed';
import type { SessionClient } from './session-client';

/** Scans the code of a session that runs; returns when WhatsApp asks. */
export async function reachGate(
  session: SessionClient,
  standIn: StandIn,
): Promise<number> {
  const skip = session.seen;
  const link = await standIn.phone.scan(await session.qr());
  await session.next('PASSKEY_REQUIRED', skip);
  return link;
}

/** From a QR code on show to WORKING, as the happy path goes. */
export async function linkSession(
  session: SessionClient,
  standIn: StandIn,
  owner: Owner,
): Promise<PasskeyAssertion> {
  const skip = session.seen;
  const link = await reachGate(session, standIn);
  const assertion = await owner.sign(await session.challenge());
  const { status } = await session.submit(assertion);
  if (status !== 201) {
    throw new Error(`The assertion was answered with ${status}.`);
  }
  await standIn.phone.approve({ link });
  await session.next('WORKING', skip);
  return assertion;
}

/**
 * From an attempt that can be renewed to WORKING: a renewed one has a human
 * compare the code on both sides.
 */
export async function renewAndLink(
  session: SessionClient,
  standIn: StandIn,
  owner: Owner,
  link: number,
): Promise<void> {
  const skip = session.seen;
  await session.passkey('renew');
  await session.next('PASSKEY_REQUIRED', skip);
  await session.submit(await owner.sign(await session.challenge()));
  await standIn.phone.approve({ link });
  const { payload } = await session.next('PASSKEY_CONFIRMATION_REQUIRED', skip);
  const onPhone = await standIn.phone.code({ link });
  if ((payload.data as { code?: string } | null)?.code !== onPhone) {
    throw new Error('The two codes differ.');
  }
  await session.passkey('confirm');
  await standIn.phone.confirmCode({ link });
  await session.next('WORKING', skip);
}
