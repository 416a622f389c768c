import type { PasskeyReasonCode } from './reason';

/** WAHA's engine names (`WAHAEngine`). */
export const EngineName = {
  WEBJS: 'WEBJS',
  WPP: 'WPP',
  NOWEB: 'NOWEB',
  GOWS: 'GOWS',
} as const;

export type EngineName = (typeof EngineName)[keyof typeof EngineName];

/** `adapter`: this project. `engine`: the engine itself. */
export type PasskeyAnsweredBy = 'adapter' | 'engine' | 'nobody';

export type PasskeyFlow = 'qr' | 'pairing-code';

/**
 * What confirms the code: a human, the page by itself inside its window of
 * five minutes (a human after it), or nothing.
 */
export type PasskeyConfirmedBy = 'human' | 'page-or-human' | 'nobody';

export interface PasskeyCapability {
  supported: boolean;
  answeredBy: PasskeyAnsweredBy;
  flows: PasskeyFlow[];
  confirmedBy: PasskeyConfirmedBy;
  /** Null when supported. */
  reason: {
    code: Extract<PasskeyReasonCode, 'ENGINE_UNSUPPORTED' | 'PAGE_CHANGED'>;
    message: string;
    /** Engines that can link such an account. */
    alternatives: EngineName[];
  } | null;
  /** Where to read more, relative to this project's repository. */
  documentation: string;
}

/** Clients must ignore members they do not know: others may follow. */
export interface EngineCapabilities {
  passkey: PasskeyCapability;
}
