/** Undoes what was set up, last first, and all of it whatever fails. */
export class Cleanup {
  private readonly tasks: (() => unknown)[] = [];

  add(task: () => unknown): void {
    this.tasks.push(task);
  }

  async run(): Promise<void> {
    for (let task = this.tasks.pop(); task; task = this.tasks.pop()) {
      try {
        await task();
      } catch (error) {
        // One browser that does not close must not keep the others open.
        process.exitCode ||= 1;
        const message = error instanceof Error ? error.message : String(error);
        console.error(`While cleaning up: ${message.split('\n', 1)[0]}`);
      }
    }
  }
}
