/** Of upstream's routes and of our own. */
export const PASSKEY_PATH = 'api/:session/auth/passkey';
