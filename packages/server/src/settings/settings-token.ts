export const SETTINGS = Symbol('waha-passkey settings');
