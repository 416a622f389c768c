import { Inject, Injectable } from '@nestjs/common';
import {
  PASSKEY_MODULE_OPTIONS,
  type PasskeyModuleOptions,
} from '../passkey-module-options';
import type { ClusterCall } from './cluster-call';
import { readResult } from './cluster-result';
import type { PasskeyCluster } from './passkey-cluster';

/** `elsewhere`: another worker has carried the call out. */
export type Routed =
  | { readonly kind: 'elsewhere'; readonly value: unknown }
  | { readonly kind: 'unheld' | 'owner-gone' };

/** The one place from which a call goes to another worker. */
@Injectable()
export class ClusterRouter {
  /** Null where this is the only worker. */
  readonly cluster: PasskeyCluster | null;

  constructor(@Inject(PASSKEY_MODULE_OPTIONS) options: PasskeyModuleOptions) {
    this.cluster = options.cluster ?? null;
  }

  /** Rejects with the `PasskeyError` of the other worker, or 503. */
  async send(key: string, call: ClusterCall): Promise<Routed> {
    if (this.cluster === null) return { kind: 'unheld' };
    const answer = await this.cluster.ask(key, call);
    if (answer.kind !== 'answered') return { kind: answer.kind };
    return { kind: 'elsewhere', value: readResult(answer.value) };
  }
}
