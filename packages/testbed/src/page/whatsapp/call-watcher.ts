import type { PageNews } from '../../protocol/messages';
import type { CallWatcher } from './passkey-assertion';

/** Tells the server of each `get()`, so that a test can look at them. */
export function createCallWatcher(tell: (news: PageNews) => void): CallWatcher {
  let last = 0;
  return {
    started: (kind, challenge) => {
      const call = (last += 1);
      const report = (outcome: string) => {
        const at = performance.timeOrigin + performance.now();
        tell({ name: 'call', call, kind, challenge, outcome, at });
      };
      report('pending');
      return report;
    },
  };
}
