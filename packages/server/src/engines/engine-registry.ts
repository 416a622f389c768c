import {
  BadRequestException,
  Inject,
  Injectable,
  UnprocessableEntityException,
} from '@nestjs/common';
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
