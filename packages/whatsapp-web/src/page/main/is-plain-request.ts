import { isBufferSource } from './base64url';

const members = [
  'allowCredentials',
  'challenge',
  'extensions',
  'rpId',
  'timeout',
  'userVerification',
];

/**
 * Members the browser takes as they are, so that it has nothing to object to:
 * what WhatsApp asks with. Whatever else is there, the browser itself judges.
 */
export function isPlainRequest(request: CredentialRequestOptions): boolean {
  const { publicKey: options } = request;
  return (
    options !== undefined &&
    Object.keys(request).every((n) => n === 'publicKey' || n === 'signal') &&
    Object.keys(options).every((name) => members.includes(name)) &&
    isBufferSource(options.challenge) &&
    isOptional(options.timeout, 'number') &&
    isOptional(options.rpId, 'string') &&
    isOptional(options.userVerification, 'string') &&
    isPlainList(options.allowCredentials ?? []) &&
    Object.values(options.extensions ?? {}).every((v) => v === true)
  );
}

function isOptional(value: unknown, type: string): boolean {
  return value === undefined || typeof value === type;
}

function isPlainList(list: PublicKeyCredentialDescriptor[]): boolean {
  return (
    Array.isArray(list) &&
    list.every(
      ({ id, type, transports = [] }) =>
        isBufferSource(id) &&
        typeof type === 'string' &&
        Array.isArray(transports) &&
        transports.every((transport) => typeof transport === 'string'),
    )
  );
}
