import { EngineName } from '@waha-passkey/contract';

/** Engines that answer by the page they drive, of a host with or without WPP. */
export function listPageEngines(hasWpp: boolean): EngineName[] {
  return hasWpp ? [EngineName.WEBJS, EngineName.WPP] : [EngineName.WEBJS];
}
