const ignore = (): void => undefined;

/** Baileys logs keys and codes at every level; a test needs none of them. */
export const silentBaileysLogger = {
  level: 'silent',
  child: () => silentBaileysLogger,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};
