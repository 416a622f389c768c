/** What was changed in WAHA so far, so that it can be taken back. */
export class Edits {
  readonly #undo: (() => void)[] = [];

  define(target: object, name: string, descriptor: PropertyDescriptor): void {
    const before = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { ...descriptor, configurable: true });
    this.#undo.push(() => {
      if (before) Object.defineProperty(target, name, before);
      else Reflect.deleteProperty(target, name);
    });
  }

  push(array: unknown[], ...items: unknown[]): void {
    const { length } = array;
    array.push(...items);
    this.#undo.push(() => {
      array.length = length;
    });
  }

  undoAll(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }
}
