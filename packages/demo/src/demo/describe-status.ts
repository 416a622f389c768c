import { formatDuration } from '@waha-passkey/cli/terminal';
import type { StatusPayload } from '@waha-passkey/client';
import { SessionStatus, type PairingCodeData } from '@waha-passkey/contract';

/** What a status means for the people who wait, in one line. */
export function describeStatus({
  status,
  data,
  passkey,
  reason,
}: StatusPayload): string {
  switch (status) {
    case SessionStatus.STARTING:
      return passkey?.phase === 'awaiting-phone'
        ? 'signed; the owner has to approve on the phone'
        : passkey
          ? 'WhatsApp completes the link'
          : 'the session opens WhatsApp';
    case SessionStatus.SCAN_QR_CODE:
      return data
        ? (data as PairingCodeData).pairingCode.message
        : 'scan this with WhatsApp on the phone';
    case SessionStatus.PASSKEY_REQUIRED:
      return describeWindow(passkey);
    case SessionStatus.PASSKEY_CONFIRMATION_REQUIRED:
      return 'both sides show a code: do they match?';
    case SessionStatus.WORKING:
      return 'linked';
    case SessionStatus.FAILED:
      return passkey?.reason?.code ?? reason ?? 'the session failed';
    case SessionStatus.STOPPED:
      return 'the session stopped';
  }
}

function describeWindow(passkey: StatusPayload['passkey']): string {
  if (passkey?.reason) return passkey.reason.code;
  if (!passkey?.expiresAt) return 'the owner has to sign';
  const left = (until: number) => formatDuration(until - Date.now());
  const code = passkey.codeFreeUntil
    ? `, no code within ${left(passkey.codeFreeUntil)}`
    : '';
  return `the owner has ${left(passkey.expiresAt)} to sign${code}`;
}
