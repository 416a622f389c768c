/** Runs one task after another, in the order of the calls. */
export class Mutex {
  private tail: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.tail.then(task);
    // The next one runs whatever became of this one; the caller is told.
    this.tail = result.catch(() => undefined);
    return result;
  }
}
