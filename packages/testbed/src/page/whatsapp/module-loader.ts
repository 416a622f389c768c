/** How an early `require` ends, and what shows which modules have run. */
export interface LoaderBehaviour {
  earlyRequire: 'runs' | 'breaks';
  moduleTable: 'debug' | 'if-required' | 'none';
}

interface ModuleEntry {
  id: string;
  exports: unknown;
  defaultExport: unknown;
  factory: () => unknown;
  factoryFinished: boolean;
  hasError: boolean;
}

type Modules = Record<string, unknown>;

/**
 * Meta's module system as far as others see it: modules are defined first and
 * run later, one by one; a table says which have run.
 */
export class ModuleLoader {
  private readonly modulesMap: Record<string, ModuleEntry> = {};

  /** `list`: names to exports; the scenario may have removed or renamed some. */
  constructor(
    private readonly behaviour: () => LoaderBehaviour,
    private readonly list: () => Modules,
    private readonly requireUnknown: (name: string) => unknown,
  ) {}

  /** The page runs a module by itself; throws when it was broken before. */
  load(name: string): unknown {
    this.refresh();
    const entry = this.modulesMap[name];
    if (!entry) throw new Error(`Requiring unknown module "${name}".`);
    if (entry.hasError) throw broken(name);
    entry.factoryFinished = true;
    this.refresh();
    return entry.exports;
  }

  loadAll(): void {
    for (const name of Object.keys(this.list())) this.load(name);
  }

  /** `window.require` */
  readonly require = (name: string): unknown => {
    this.refresh();
    const { earlyRequire, moduleTable } = this.behaviour();
    if (moduleTable === 'debug' && name === '__debug') {
      return { modulesMap: this.modulesMap };
    }
    if (moduleTable !== 'none' && name === 'ifRequired') return this.ifRequired;
    const entry = this.modulesMap[name];
    if (!entry) return this.requireUnknown(name);
    if (!entry.factoryFinished && earlyRequire === 'breaks') {
      entry.hasError = true;
    }
    return this.load(name);
  };

  /** `window.importNamespace`: as `require`, of a module that is defined. */
  readonly importNamespace = (name: string): unknown => {
    if (name in this.modulesMap) return this.require(name);
    throw new Error(`Requiring unknown module "${name}".`);
  };

  private readonly ifRequired = (
    name: string,
    then?: (exports: unknown) => unknown,
    otherwise?: () => unknown,
  ): unknown => {
    const entry = this.modulesMap[name];
    return entry?.factoryFinished ? then?.(entry.exports) : otherwise?.();
  };

  private refresh(): void {
    const modules = this.list();
    for (const name of Object.keys(this.modulesMap)) {
      if (!(name in modules)) Reflect.deleteProperty(this.modulesMap, name);
    }
    for (const [name, exports] of Object.entries(modules)) {
      const entry = (this.modulesMap[name] ??= createEntry(name));
      if (entry.factoryFinished) entry.exports = exports;
      if (entry.factoryFinished) entry.defaultExport = exports;
    }
  }
}

function createEntry(id: string): ModuleEntry {
  return {
    id,
    exports: null,
    defaultExport: {},
    factory: () => undefined,
    factoryFinished: false,
    hasError: false,
  };
}

function broken(name: string): Error {
  return new Error(`Requiring module "${name}" which threw an exception.`);
}
