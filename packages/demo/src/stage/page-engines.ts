/** Engines that answer the gate, with the library that drives their page. */
export const pageLibraries = {
  WEBJS: 'whatsapp-web.js',
  WPP: 'WPPConnect',
} as const;

export type PageEngine = keyof typeof pageLibraries;

export const pageEngines = Object.keys(pageLibraries) as PageEngine[];

export function isPageEngine(engine: string): engine is PageEngine {
  return Object.hasOwn(pageLibraries, engine);
}
