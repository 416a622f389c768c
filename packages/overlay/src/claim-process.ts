const key = Symbol.for('waha-passkey.overlay');

/**
 * Two overlays would wrap everything twice. Null when this folder is the first,
 * else the folder that is.
 */
export function claimProcess(folder: string): string | null {
  const holder = globalThis as { [key]?: string };
  if (holder[key] !== undefined) return holder[key];
  Object.defineProperty(holder, key, { value: folder });
  return null;
}
