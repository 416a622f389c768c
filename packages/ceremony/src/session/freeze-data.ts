import type { PasskeySignal } from '@waha-passkey/contract';

/** The same signal, with options that nobody else can change afterwards. */
export function readSignal(signal: PasskeySignal): PasskeySignal {
  switch (signal.type) {
    case 'gate':
      return { ...signal, challenge: freezeCopy(signal.challenge) };
    case 'call':
      return { ...signal, challenge: freezeCopy(signal.challenge) };
    case 'call-ended':
    case 'awaiting-phone':
    case 'code':
    case 'completing':
    case 'completed':
    case 'failed':
    case 'gone':
      return signal;
  }
}

function freezeCopy<T>(value: T): T {
  return deepFreeze(structuredClone(value));
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
