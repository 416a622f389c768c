import { findModule, type ModuleName } from './modules';
import { apply } from './primordials';

type Listener = (...args: unknown[]) => void;
type Emitter = Record<'on' | 'off', (type: string, listener: Listener) => void>;

export type Listeners = Record<string, Listener>;

/** Listens to each of the page's emitters once, as soon as there is one. */
export class Subscriptions {
  private readonly emitters = new Map<Emitter, Listeners>();

  get size(): number {
    return this.emitters.size;
  }

  add(name: ModuleName, listeners: Listeners): void {
    const emitter = findModule(name) as Emitter | null;
    if (typeof emitter?.on !== 'function') return;
    if (typeof emitter.off !== 'function') return;
    if (this.emitters.has(emitter)) return;
    this.emitters.set(emitter, listeners);
    for (const [type, listener] of Object.entries(listeners)) {
      apply(emitter.on, emitter, [type, listener]);
    }
  }

  end(): void {
    for (const [emitter, listeners] of this.emitters) {
      for (const [type, listener] of Object.entries(listeners)) {
        apply(emitter.off, emitter, [type, listener]);
      }
    }
    this.emitters.clear();
  }
}
