import { askWhile } from './ask-while';
import type { SessionView } from './session/session-view';
import type { SessionWatch } from './session/session-watch';

type Next = SessionWatch['next'];

function watchBy(next: Next): SessionWatch {
  return { next } as SessionWatch;
}

const isAsked = ({ status }: SessionView) => status === 'PASSKEY_REQUIRED';
const movedOn = { status: 'WORKING' } as SessionView;
const asked = { status: 'PASSKEY_REQUIRED' } as SessionView;
const { signal } = new AbortController();

/** A browser that answers although it was told to stop. */
async function answerAfter(
  asking: AbortSignal,
  over: () => void,
): Promise<string> {
  const ended = new Promise((resolve) => {
    asking.addEventListener('abort', resolve, { once: true });
  });
  over();
  await ended;
  return 'signed';
}

describe('askWhile', () => {
  it('drops an answer that comes once the session has moved on', async () => {
    let resolve!: (view: SessionView) => void;
    const promise = new Promise<SessionView>((take) => (resolve = take));
    const watch = watchBy(() => promise);
    await expect(
      askWhile(
        watch,
        isAsked,
        (asking) => answerAfter(asking, () => resolve(movedOn)),
        signal,
      ),
    ).resolves.toBeNull();
  });

  it('drops an answer that comes once the server is given up', async () => {
    let reject!: (error: Error) => void;
    const promise = new Promise<SessionView>((_, take) => (reject = take));
    const watch = watchBy(() => promise);
    const gone = new Error('gone');
    await expect(
      askWhile(
        watch,
        isAsked,
        (asking) => answerAfter(asking, () => reject(gone)),
        signal,
      ),
    ).rejects.toBe(gone);
  });

  it('gives an answer that comes in time', async () => {
    const looks = [asked];
    const watch = watchBy(async (ended) => {
      const view = looks.pop();
      if (view) return view;
      return new Promise<SessionView>((_, reject) => {
        ended.addEventListener('abort', () => reject(ended.reason as Error));
      });
    });
    await expect(
      askWhile(watch, isAsked, () => Promise.resolve('signed'), signal),
    ).resolves.toBe('signed');
  });
});
