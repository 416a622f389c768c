import {
  ApiError,
  type PasskeyClient,
  type PasskeySession,
} from '@waha-passkey/client';

/** Creates the session unless it exists; starts it unless it runs. */
export async function startOrCreate(
  client: PasskeyClient,
  session: PasskeySession,
): Promise<void> {
  try {
    await session.start();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // WAHA's answer for one that runs.
    if (error.status === 422 && error.message.includes('already started')) {
      return;
    }
    if (error.status !== 404) throw error;
    await client.createSession({ name: session.name });
  }
}
