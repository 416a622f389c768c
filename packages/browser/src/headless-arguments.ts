/**
 * For a headless Chromium. Without them each window loads the popups of its
 * address bar as two pages: as much work as the start of the browser itself.
 */
export const headlessArguments: readonly string[] = [
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];
