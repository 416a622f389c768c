import { Inject, Injectable } from '@nestjs/common';
import { PasskeySessions } from '@waha-passkey/ceremony';
import type {
  SessionStatus,
  SessionStatusPayload,
} from '@waha-passkey/contract';
import {
  PASSKEY_MODULE_OPTIONS,
  type PasskeyModuleOptions,
} from '../passkey-module-options';
import {
  toSessionStatusPayload,
  type SessionStatusHistory,
} from './to-session-status-payload';

/** Builds what a host emits, as the module's options want it. */
@Injectable()
export class PasskeyEvents {
  constructor(
    private readonly sessions: PasskeySessions,
    @Inject(PASSKEY_MODULE_OPTIONS)
    private readonly options: PasskeyModuleOptions,
  ) {}

  /** `status` is the host's own; what an attempt holds over it wins. */
  toSessionStatus(
    name: string,
    status: SessionStatus,
    history: SessionStatusHistory,
  ): SessionStatusPayload {
    const view = this.sessions.find(name)?.statusOver(status) ?? {
      status,
      data: null,
      passkey: null,
    };
    const { eventData } = this.options;
    return toSessionStatusPayload(name, view, history, eventData);
  }
}
