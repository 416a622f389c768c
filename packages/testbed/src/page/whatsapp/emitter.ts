export type Listener = (...values: unknown[]) => unknown;

/** WhatsApp's models speak in Backbone's way: `on('change:a change:b', …)`. */
export class Emitter {
  private readonly listeners = new Map<string, Listener[]>();

  on(names: string, listener: Listener): this {
    for (const name of splitNames(names)) {
      this.listeners.set(name, [...this.listenersOf(name), listener]);
    }
    return this;
  }

  once(names: string, listener: Listener): this {
    const one: Listener = (...values) => {
      this.off(names, one);
      return listener(...values);
    };
    return this.on(names, one);
  }

  off(names: string, listener?: Listener): this {
    for (const name of splitNames(names)) {
      this.listeners.set(
        name,
        listener ? this.listenersOf(name).filter((l) => l !== listener) : [],
      );
    }
    return this;
  }

  trigger(name: string, ...values: unknown[]): this {
    for (const listener of this.listenersOf(name)) listener(...values);
    return this;
  }

  isListenedTo(name: string): boolean {
    return this.listenersOf(name).length > 0;
  }

  private listenersOf(name: string): Listener[] {
    return this.listeners.get(name) ?? [];
  }
}

function splitNames(names: string): string[] {
  return names.split(/\s+/).filter((name) => name !== '');
}
