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
import { linkDocumentation } from './link-documentation';
import type {
  KnownSession,
  PasskeySessionDirectory,
} from './passkey-session-directory';

/** Finds the session that a route names, or says what is wrong with it. */
@Injectable()
export class SessionFinder {
  constructor(
    private readonly sessions: PasskeySessions,
    private readonly modules: ModuleRef,
    @Inject(PASSKEY_MODULE_OPTIONS)
    private readonly options: PasskeyModuleOptions,
  ) {}

  /** Throws `PASSKEY_SESSION_NOT_FOUND` when it does not run. */
  async getRunning(name: string): Promise<PasskeySession> {
    const running = this.sessions.find(name);
    if (running) return running;
    throw this.createNotRunningError(name, await this.look(name));
  }

  /** The same answer whether the session runs or not. */
  createNotJsonError(name: string): PasskeyError {
    return createNotJsonBodyError(this.sessions.find(name)?.attempt?.attemptId);
  }

  /** Also of a session that does not run, if the host has a directory. */
  async getCapability(name: string): Promise<PasskeyCapability> {
    const running = this.sessions.find(name);
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
