/**
 * What `session.status` events carry. `none` keeps challenge and code out:
 * clients then fetch them with their API key.
 */
export type PasskeyEventData = 'full' | 'none';

/** `data` of a `session.status` event; what other statuses carry is untouched. */
export function toEventData<Data>(
  event: { status: string; data: Data },
  eventData: PasskeyEventData,
): Data | null {
  const isHidden = eventData === 'none' && event.status.startsWith('PASSKEY_');
  return isHidden ? null : event.data;
}
