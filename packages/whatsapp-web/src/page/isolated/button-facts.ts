export function isEnabled(button: HTMLElement): boolean {
  return (
    !button.matches(':disabled') &&
    button.getAttribute('aria-disabled') !== 'true'
  );
}

export function hasIcon(button: Element, title: string): boolean {
  return [...button.querySelectorAll('svg title')].some(
    (element) => element.textContent === title,
  );
}

export function isVisible(button: HTMLElement): boolean {
  const { width, height } = button.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  if (button.closest('[inert], [aria-hidden="true"]')) return false;
  return button.checkVisibility({
    // The older names of the next two, up to Chromium 120.
    checkVisibilityCSS: true,
    checkOpacity: true,
    visibilityProperty: true,
    opacityProperty: true,
  });
}

/** The browser's own style is as good as none: all buttons have it. */
export function isFilled(button: Element): boolean {
  const { backgroundColor } = getComputedStyle(button);
  return !/^transparent$|[,/]\s*0\)$/.test(backgroundColor);
}
