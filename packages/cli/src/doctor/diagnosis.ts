import type { PasskeyCapability } from '@waha-passkey/contract';

/** Something that stands between this server and a linked account. */
export interface Finding {
  code:
    | 'TOO_OLD'
    | 'NO_PASSKEYS'
    | 'UPSTREAM_ONLY'
    | 'ENGINE_UNSUPPORTED'
    | 'PAGE_CHANGED'
    | 'UNKNOWN_ENGINE';
  /** What is so. */
  problem: string;
  /** What to do about it. */
  advice: string;
}

export interface ExaminedEngine {
  engine: string;
  /** Null when the server does not tell. */
  passkey: PasskeyCapability | null;
}

/** All that `doctor` found out, and what `--json` prints. */
export interface Diagnosis {
  url: string;
  /** Null when the key may not read it. */
  version: string | null;
  /** Of WAHA's code, or `standalone` for our own server. */
  generation: 'T0' | 'T1' | 'T2' | 'standalone' | null;
  tier: string | null;
  platform: string | null;
  /** Where the server looks for its browser; null without one, or unknown. */
  browser: string | null;
  /** Which of the passkey routes are there. */
  routes: { upstream: boolean; ours: boolean };
  engines: ExaminedEngine[];
  findings: Finding[];
  /** Accounts that ask for a passkey can be linked. */
  ready: boolean;
}
