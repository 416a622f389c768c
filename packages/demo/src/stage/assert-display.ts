/**
 * Throws where no browser can show itself. Chromium would say so too, but only
 * in its own log, and would leave a profile behind.
 */
export function assertDisplay(platform: string, env: NodeJS.ProcessEnv): void {
  if (platform !== 'linux' || env['DISPLAY'] || env['WAYLAND_DISPLAY']) return;
  throw new Error(
    '--headful needs a display, and neither DISPLAY nor WAYLAND_DISPLAY names one. Leave --headful out, or run it under xvfb-run.',
  );
}
