import type { PasskeyHandoffView } from '@waha-passkey/contract';
import type { AvailableWays, LiveState } from './page-state';

/** What the server shows, with the difference of both clocks. */
export function toLive(
  handoff: PasskeyHandoffView,
): Pick<LiveState, 'handoff' | 'clockSkewMs'> {
  return { handoff, clockSkewMs: handoff.now - Date.now() };
}

/** An open link on which nothing was done yet. */
export function startLive(
  handoff: PasskeyHandoffView,
  ways: AvailableWays,
  wholeLink: string | null,
): LiveState {
  return {
    ...toLive(handoff),
    name: 'live',
    wholeLink,
    ways,
    busy: false,
    signing: false,
    leaving: false,
    problem: null,
    copied: false,
    tabCut: false,
    unreachable: false,
  };
}
