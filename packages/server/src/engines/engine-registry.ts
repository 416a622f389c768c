import {
  BadRequestException,
  Inject,
  Injectable,
  UnprocessableEntityException,
} from '@nestjs/common';
import { EngineName } from '@waha-passkey/contract';
import { ENGINES, type SessionEngine } from './session-engine';
import { howToInstallWpp } from './wpp/wppconnect-module';

/** Engines that a host has once something is installed. */
const howToInstall: ReadonlyMap<string, string> = new Map([
  [EngineName.WPP, howToInstallWpp],
]);

@Injectable()
export class EngineRegistry {
  private readonly engines: ReadonlyMap<string, SessionEngine>;

  constructor(@Inject(ENGINES) engines: readonly SessionEngine[]) {
    this.engines = new Map(engines.map((engine) => [engine.name, engine]));
  }

  all(): SessionEngine[] {
    return [...this.engines.values()];
  }

  has(name: string): boolean {
    return this.engines.has(name);
  }

  /** Why this host does not have an engine that it could have; else null. */
  describeMissing(name: string): string | null {
    return this.has(name) ? null : (howToInstall.get(name) ?? null);
  }

  /**
   * @throws BadRequestException naming the engines there are
   * @throws UnprocessableEntityException saying what to install
   */
  get(name: string): SessionEngine {
    const engine = this.engines.get(name);
    if (engine) return engine;
    const missing = this.describeMissing(name);
    if (missing !== null) throw new UnprocessableEntityException(missing);
    const names = [...this.engines.keys()].join(', ');
    throw new BadRequestException(
      `This engine is not known. Choose one of: ${names}.`,
    );
  }

  /** @throws UnprocessableEntityException when this host cannot run it */
  getAvailable(name: string): SessionEngine {
    const engine = this.get(name);
    if (!engine.available) {
      throw new UnprocessableEntityException(
        `This host was started without a transport for ${engine.name}. Choose another engine.`,
      );
    }
    return engine;
  }
}
