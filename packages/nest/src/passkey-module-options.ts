import type { Type } from '@nestjs/common';
import type {
  CeremonyTimeouts,
  Clock,
  PasskeySessions,
  SubmitLimits,
} from '@waha-passkey/ceremony';
import type { PasskeyLogger } from '@waha-passkey/contract';
import type { TrustProxy } from './audit/trust-proxy';
import type { PasskeyCluster } from './cluster/passkey-cluster';
import type { PasskeyHandoffOptions } from './handoff/handoff-options';
import type { PasskeyMetrics } from './metrics/passkey-metrics';
import type { PasskeySessionDirectory } from './lookup/passkey-session-directory';

export const PASSKEY_MODULE_OPTIONS = Symbol('waha-passkey module options');

export interface PasskeyModuleOptions {
  /**
   * Made by the host, which then also closes them; clock, timeouts and limits
   * below are not used.
   */
  sessions?: PasskeySessions;
  clock?: Clock;
  timeouts?: Partial<CeremonyTimeouts>;
  limits?: Partial<SubmitLimits>;
  /** Nest's own by default. */
  logger?: PasskeyLogger;
  /**
   * URL under which this project's documents are found; as declared by the
   * drivers (`docs/engines.md`) by default.
   */
  documentation?: string;
  /**
   * Which proxies are believed when they say whose request it is, for the log
   * and for limits: Express' own setting "trust proxy", of the whole
   * application. Left as the host has it by default.
   */
  trustProxy?: TrustProxy;
  /** Without it, links for the account owner are refused. */
  handoff?: PasskeyHandoffOptions;
  /**
   * Reaches sessions that other workers run; made by the host, which then also
   * closes it. None by default: this is the only worker.
   */
  cluster?: PasskeyCluster;
  /** Where the host counts attempts, in its own registry; none by default. */
  metrics?: PasskeyMetrics;
  /**
   * Distinguishes a session that is stopped from one that does not exist. A class is
   * looked up among the host's providers when it is first needed, so that it
   * may itself inject `PasskeySessions`.
   */
  directory?: PasskeySessionDirectory | Type<PasskeySessionDirectory>;
}
