import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
  createNotJsonBodyError,
  PasskeySessions,
  type PasskeySession,
} from '@waha-passkey/ceremony';
import {
  PasskeyError,
  PasskeyErrorCode,
  type PasskeyCapability,
} from '@waha-passkey/contract';
import {
  PASSKEY_MODULE_OPTIONS,
  type PasskeyModuleOptions,
} from '../passkey-module-options';
import { ClusterRouter } from '../cluster/cluster-router';
import { sessionKey } from '../cluster/cluster-keys';
import type { HeldSession } from './held-session';
import { linkDocumentation } from './link-documentation';
import type {
  KnownSession,
  PasskeySessionDirectory,
} from './passkey-session-directory';
import { RemoteSession } from './remote-session';

/** Finds the session that a route names, or says what is wrong with it. */
@Injectable()
export class SessionFinder {
  constructor(
    private readonly sessions: PasskeySessions,
    private readonly modules: ModuleRef,
    private readonly router: ClusterRouter,
    @Inject(PASSKEY_MODULE_OPTIONS)
    private readonly options: PasskeyModuleOptions,
  ) {}

  /** On whichever worker it runs. */
  async getHeld(name: string): Promise<HeldSession> {
    const { router } = this;
    if (router.cluster === null || this.sessions.find(name)) {
      return this.getRunning(name);
    }
    return new RemoteSession(name, router, async (isOwnerGone) =>
      isOwnerGone
        ? createOwnerGoneError(name)
        : this.createNotRunningError(name, await this.look(name)),
    );
  }

  /** Throws `PASSKEY_SESSION_NOT_FOUND` when it does not run here. */
  async getRunning(name: string): Promise<PasskeySession> {
    const running = this.sessions.find(name);
    if (running) return running;
    throw this.createNotRunningError(name, await this.look(name));
  }

  /** The same answer whether the session runs or not. */
  async createNotJsonError(name: string): Promise<PasskeyError> {
    const { router } = this;
    if (router.cluster === null || this.sessions.find(name)) {
      const { attempt } = this.sessions.find(name) ?? {};
      return createNotJsonBodyError(attempt?.attemptId);
    }
    const held = await this.getHeld(name);
    const attempt = await Promise.resolve(held.attempt).catch(() => null);
    return createNotJsonBodyError(attempt?.attemptId);
  }

  /** Also of a session that does not run, if the host has a directory. */
  async getCapability(name: string): Promise<PasskeyCapability> {
    const running = this.sessions.find(name);
    if (!running) {
      const call = { kind: 'read', session: name, what: 'capability' } as const;
      const routed = await this.router.send(sessionKey(name), call);
      if (routed.kind === 'elsewhere') return routed.value as PasskeyCapability;
    }
    const known = running ?? (await this.look(name));
    if (!known?.capability) throw this.createNotRunningError(name, known);
    return linkDocumentation(known.capability, this.options.documentation);
  }

  /** Undefined when the host does not say whether there is such a session. */
  private async look(name: string): Promise<KnownSession | null | undefined> {
    const { directory } = this.options;
    if (directory === undefined) return undefined;
    const found: PasskeySessionDirectory =
      typeof directory === 'function'
        ? this.modules.get(directory, { strict: false })
        : directory;
    return found.find(name);
  }

  private createNotRunningError(
    name: string,
    known: KnownSession | null | undefined,
  ): PasskeyError {
    if (known === null) {
      return new PasskeyError(
        PasskeyErrorCode.SESSION_NOT_FOUND,
        'There is no session of this name. See GET /api/sessions?all=true, or create it with POST /api/sessions.',
      );
    }
    const segment = known ? encodeURIComponent(name) : '{name}';
    return new PasskeyError(
      PasskeyErrorCode.SESSION_NOT_FOUND,
      `This session is not running. Start it with POST /api/sessions/${segment}/start.`,
    );
  }
}

function createOwnerGoneError(name: string): PasskeyError {
  return new PasskeyError(
    PasskeyErrorCode.SESSION_NOT_FOUND,
    `The worker on which this session ran is gone, and no other one runs it. Start it with POST /api/sessions/${encodeURIComponent(name)}/start.`,
  );
}
