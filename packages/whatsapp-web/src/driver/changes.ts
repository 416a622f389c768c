import { assertNotGivenUp } from '../bridge/within';

/** Lets orders wait for what the page's next messages make true. */
export class Changes {
  private readonly waiting = new Set<() => void>();

  notify(): void {
    for (const check of [...this.waiting]) check();
  }

  /** False when it did not become true within `ms`. */
  async until(
    isTrue: () => boolean,
    ms: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    assertNotGivenUp(signal, 'what was asked');
    if (isTrue()) return true;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.waiting.delete(check);
        resolve();
      };
      const check = () => {
        if (isTrue()) end();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
      this.waiting.add(check);
    });
    assertNotGivenUp(signal, 'what was asked');
    return isTrue();
  }
}
