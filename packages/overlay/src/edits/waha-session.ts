import type { attachWebjsPasskey } from '@waha-passkey/waha';

/** A session as the functions of `@waha-passkey/waha` take it. */
export type WahaWebjsSession = Parameters<typeof attachWebjsPasskey>[0];
export type WahaSession = Omit<WahaWebjsSession, 'whatsapp'>;
