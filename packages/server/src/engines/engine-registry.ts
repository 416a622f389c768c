import { Inject, Injectable, BadRequestException } from '@nestjs/common';
import { ENGINES, type SessionEngine } from './session-engine';

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

  /** @throws BadRequestException naming the engines there are */
  get(name: string): SessionEngine {
    const engine = this.engines.get(name);
    if (!engine) {
      const names = [...this.engines.keys()].join(', ');
      throw new BadRequestException(
        `This engine is not known. Choose one of: ${names}.`,
      );
    }
    return engine;
  }
}
