type Modules = Record<string, unknown>;

/** The same without what is named: modules, or members such as `A.b`. */
export function without(modules: Modules, lacks: string[]): Modules {
  if (lacks.length === 0) return modules;
  const rest = { ...modules };
  for (const name of lacks) {
    const [module = '', member] = name.split('.');
    if (member === undefined) Reflect.deleteProperty(rest, module);
    else rest[module] = omit(rest[module], member);
  }
  return rest;
}

function omit(exports: unknown, member: string): unknown {
  if (typeof exports !== 'object' || exports === null) return exports;
  const rest: Modules = { ...exports };
  Reflect.deleteProperty(rest, member);
  return rest;
}
