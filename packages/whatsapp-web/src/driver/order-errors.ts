import { PasskeyError, PasskeyErrorCode } from '@waha-passkey/contract';

export function superseded(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.SUPERSEDED,
    'WhatsApp Web asks with another challenge meanwhile; sign the newest one.',
  );
}

export function noCode(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.NOT_PENDING,
    'WhatsApp Web shows no code now; wait for PASSKEY_CONFIRMATION_REQUIRED.',
  );
}

export function notRenewable(
  why: string,
  advice = 'cancel, then scan a new QR code',
): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.NOT_RENEWABLE,
    `${why}, so it cannot be renewed; ${advice}.`,
  );
}

export function createRestartedError(): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.ABORTED_BY_PAGE,
    'WhatsApp Web restarted its connection, and its passkey request is void. The assertion was not given to it. Look at the attempt, then renew it or scan a new QR code.',
  );
}
