import type { ServerApi } from '../server/server-api';
import { findPending } from './find-pending';
import {
  element,
  onTrustedClick,
  showProblem,
  showText,
  showView,
} from './view';

const lookAgainMs = 3_000;

/** Fulfils with the session the owner chose among those that ask. */
export function chooseSession(api: ServerApi): Promise<string> {
  showView('pending');
  // Buttons of an earlier choice call for that one only.
  element('pending-list').replaceChildren();
  return new Promise((resolve) => {
    let timer = 0;
    const look = async () => {
      const names = await findPending(api);
      showText('problem', null);
      listSessions(names, (name) => {
        window.clearTimeout(timer);
        chosen = true;
        resolve(name);
      });
    };
    let chosen = false;
    const lookForEver = () => {
      look()
        .catch(showProblem)
        .finally(() => {
          if (!chosen) timer = window.setTimeout(lookForEver, lookAgainMs);
        });
    };
    lookForEver();
  });
}

function listSessions(names: string[], choose: (name: string) => void): void {
  element('pending-empty').hidden = names.length > 0;
  element('pending-hint').hidden = names.length === 0;
  const shown = [...element('pending-list').querySelectorAll('button')].map(
    (button) => button.textContent,
  );
  if (shown.join('\n') === names.join('\n')) return;
  element('pending-list').replaceChildren(
    ...names.map((name) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = name;
      button.addEventListener('click', (event) => {
        if (event.isTrusted) choose(name);
      });
      item.append(button);
      return item;
    }),
  );
}

export function onUnpair(act: () => void): void {
  onTrustedClick('unpair', act);
}
