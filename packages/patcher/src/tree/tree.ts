/** The files of a checkout, by paths with `/`, relative to its root. */
export interface Tree {
  /** Null when there is no such file. */
  read(path: string): string | null;
}

/** Shows a tree as if some of its files had another content already. */
export class OverlaidTree implements Tree {
  private readonly contents = new Map<string, string | null>();

  constructor(private readonly base: Tree) {}

  read(path: string): string | null {
    const content = this.contents.get(path);
    return content === undefined ? this.base.read(path) : content;
  }

  write(path: string, content: string | null): void {
    this.contents.set(path, content);
  }
}

/** A tree held in memory. */
export function treeOf(files: Record<string, string>): Tree {
  const held = new Map(Object.entries(files));
  return { read: (path) => held.get(path) ?? null };
}
