/** Everything that a click and the Enter key set off. */
const types = [
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'click',
  'keydown',
  'keypress',
  'keyup',
];

/** The end of a guard that nobody releases; longer than a click may take. */
const longestMs = 15_000;

/**
 * Between the look at a button and the click at its place the page may draw
 * something else there. What our input would hit in place of the button, it
 * does not reach.
 */
export class PressGuard {
  private button: HTMLElement | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  hold(button: HTMLElement): void {
    this.release();
    this.button = button;
    for (const type of types) addEventListener(type, this.onEvent, true);
    this.timer = setTimeout(() => this.release(), longestMs);
  }

  release(): void {
    this.button = null;
    clearTimeout(this.timer);
    for (const type of types) removeEventListener(type, this.onEvent, true);
  }

  private readonly onEvent = (event: Event): void => {
    const isOurs = event.composedPath().some((node) => node === this.button);
    if (isOurs || !event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}
