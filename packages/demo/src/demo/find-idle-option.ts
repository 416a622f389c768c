import { isPageEngine } from '../stage/page-engines';
import type { DemoOptions } from './demo-options';

/** An option that would do nothing beside the others, and why; or null. */
export function findIdleOption(
  options: Pick<DemoOptions, 'engine' | 'interactive'>,
  isGiven: (name: keyof DemoOptions) => boolean,
): { name: keyof DemoOptions; why: string } | null {
  const ofPageEngines = [
    'pairingCode',
    'code',
    'interactive',
    'headful',
    'port',
    'scenario',
  ] as const;
  const refused = isPageEngine(options.engine)
    ? null
    : ofPageEngines.find(isGiven);
  if (refused) {
    return {
      name: refused,
      why: `does nothing with --engine ${options.engine}, which takes no other option`,
    };
  }
  if (options.interactive && isGiven('pairingCode')) {
    return {
      name: 'pairingCode',
      why: 'does nothing with --interactive, where you scan by a click; --code, --headful, --port and --scenario go with it',
    };
  }
  if (!options.interactive && isGiven('port')) {
    return {
      name: 'port',
      why: 'is of the page that only --interactive opens: give both',
    };
  }
  return null;
}
