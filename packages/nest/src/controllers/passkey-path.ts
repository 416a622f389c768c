/** Of upstream's routes, and of ours beside them. */
export const PASSKEY_PATH = 'api/:session/auth/passkey';
