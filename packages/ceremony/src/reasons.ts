import type {
  PasskeyAttemptKind,
  PasskeyReason,
  PasskeyReasonCode,
} from '@waha-passkey/contract';

interface ReasonWords {
  /** What happened, then what to do. */
  message: string;
  /** The passkey screen is still there, so that `renew` can use it. */
  gateStays: boolean;
}

interface ReasonEntry extends ReasonWords {
  /** What differs where the device is linked already, and stays so. */
  atCheckpoint?: Partial<ReasonWords>;
}

const reasons: Record<PasskeyReasonCode, ReasonEntry> = {
  CHALLENGE_EXPIRED: {
    message:
      'No valid signature came before the challenge expired. Renew the passkey request and sign the new one.',
    gateStays: true,
  },
  SUPERSEDED: {
    message:
      'WhatsApp Web asked again with another challenge. Sign the newest one.',
    gateStays: false,
  },
  CANCELLED: {
    message: 'The attempt was cancelled. Scan a new QR code to start again.',
    atCheckpoint: {
      message:
        'The attempt was cancelled. The device stays linked, and WhatsApp’s question stays: renew the passkey request, or restart the session, to answer it.',
      gateStays: true,
    },
    gateStays: false,
  },
  CODE_REJECTED: {
    message:
      'The codes differed, so the link was rejected. Start again, and link only a session of your own.',
    gateStays: false,
  },
  CODE_NOT_CONFIRMED: {
    message:
      'The code was not confirmed in time. Renew the passkey request and compare the next code as soon as it is shown.',
    gateStays: true,
  },
  PHONE_DID_NOT_ANSWER: {
    message:
      'WhatsApp Web took the passkey, but reported no answer of the phone in time. Open WhatsApp on the phone, renew the passkey request and approve it there.',
    gateStays: true,
  },
  PAIRING_NOT_COMPLETED: {
    message:
      'The link was confirmed, but WhatsApp Web did not report it as complete in time. Renew the passkey request, or restart the session.',
    atCheckpoint: {
      message:
        'WhatsApp Web took the passkey, but did not report in time whether WhatsApp accepts it. The device stays linked. Renew the passkey request, or restart the session.',
    },
    gateStays: true,
  },
  REFUSED_BY_WHATSAPP: {
    message:
      'WhatsApp refused the passkey or the link. Check that the passkey belongs to this account, then try again.',
    atCheckpoint: {
      message:
        'WhatsApp refused the passkey. The device stays linked. Check that the passkey belongs to this account, then renew the passkey request.',
    },
    gateStays: true,
  },
  TIMED_OUT_BY_WHATSAPP: {
    message:
      'WhatsApp stopped waiting for this link. Try again, and keep WhatsApp open on the phone.',
    atCheckpoint: {
      message:
        'WhatsApp stopped waiting for the passkey. The device stays linked. Renew the passkey request and sign the new one.',
    },
    gateStays: true,
  },
  ABORTED_BY_PAGE: {
    message:
      'WhatsApp Web withdrew its passkey request. Renew it and sign the new challenge.',
    atCheckpoint: {
      message:
        'WhatsApp Web withdrew its passkey request. The device stays linked. If the attempt is retryable, renew it and sign the new challenge.',
    },
    gateStays: true,
  },
  PAGE_DID_NOT_ASK: {
    message:
      'WhatsApp requires a passkey, but WhatsApp Web did not ask for it in time. Renew the passkey request, or restart the session.',
    gateStays: true,
  },
  PAGE_DID_NOT_ACKNOWLEDGE: {
    message:
      'WhatsApp Web was given the assertion and did not acknowledge it. Renew the passkey request and sign again.',
    gateStays: true,
  },
  CONNECTION_RESTARTED: {
    message:
      'WhatsApp Web restarted its connection to WhatsApp while the request was open, and the request is lost. Cancel it and scan a new QR code, or renew it to find out whether WhatsApp Web asks again.',
    atCheckpoint: {
      message:
        'WhatsApp Web restarted its connection to WhatsApp while the request was open, and the request is lost. The device stays linked. Wait until WhatsApp asks again.',
    },
    gateStays: true,
  },
  PAGE_RELOADED: {
    message:
      'WhatsApp Web was reloaded, and its passkey request is lost. Scan a new QR code.',
    atCheckpoint: {
      message:
        'WhatsApp Web was reloaded, and its passkey request is lost. The device stays linked. Wait until WhatsApp asks again.',
    },
    gateStays: false,
  },
  PAGE_CHANGED: {
    message:
      'WhatsApp Web has changed, and its passkey screen is not understood. Update this software.',
    gateStays: false,
  },
  BROWSER_GONE: {
    message:
      'The browser of this session is gone. Restart the session and link again.',
    atCheckpoint: {
      message:
        'The browser of this session is gone. The device stays linked. Restart the session, and WhatsApp asks again.',
    },
    gateStays: false,
  },
  SESSION_STOPPED: {
    message: 'The session was stopped. Start it and link again.',
    atCheckpoint: {
      message:
        'The session was stopped. The device stays linked. Start it, and WhatsApp asks again.',
    },
    gateStays: false,
  },
  LOGGED_OUT: {
    message: 'The session was logged out. Start it and link again.',
    gateStays: false,
  },
  ENGINE_UNSUPPORTED: {
    message:
      'This engine cannot answer a passkey. Link the account with an engine that can.',
    gateStays: false,
  },
};

export function toReason(
  code: PasskeyReasonCode,
  kind: PasskeyAttemptKind,
): PasskeyReason {
  return { code, message: find(code, kind).message };
}

export function doesGateStay(
  code: PasskeyReasonCode,
  kind: PasskeyAttemptKind,
): boolean {
  return find(code, kind).gateStays;
}

function find(code: PasskeyReasonCode, kind: PasskeyAttemptKind): ReasonWords {
  const { atCheckpoint, ...entry } = reasons[code];
  return kind === 'checkpoint' ? { ...entry, ...atCheckpoint } : entry;
}
