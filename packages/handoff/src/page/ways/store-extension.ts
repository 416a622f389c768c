import type {
  PasskeyAssertion,
  PasskeyChallenge,
} from '@waha-passkey/contract';

/** WAHA's extension in the Chrome Web Store, as its dashboard names it. */
const chromeExtensionId = 'ghpdcgnjffaaekflfpcgkgpbafmjldcp';
const pingMs = 300;
/** The visitor has to click and to touch something meanwhile. */
const signMs = 120_000;

interface Answer {
  ok?: boolean;
  error?: string;
  assertion?: PasskeyAssertion;
}

type Request =
  | { type: 'waha-passkey-ping' }
  | { type: 'waha-passkey-sign'; challenge: PasskeyChallenge };

/** The part of `chrome.runtime` that an extension opens to web pages. */
declare const chrome:
  | {
      runtime?: {
        lastError?: unknown;
        sendMessage?: (
          id: string,
          message: Request,
          answer: (value: Answer | undefined) => void,
        ) => void;
      };
    }
  | undefined;

/** Whether WAHA's store extension is installed and answers this page. */
export async function isStoreExtensionThere(): Promise<boolean> {
  try {
    return (await ask({ type: 'waha-passkey-ping' }, pingMs)).ok === true;
  } catch {
    return false;
  }
}

/** Rejects with an `Error` in the extension's words. */
export async function signWithStoreExtension(
  challenge: PasskeyChallenge,
): Promise<PasskeyAssertion> {
  const answer = await ask({ type: 'waha-passkey-sign', challenge }, signMs);
  if (!answer.ok || !answer.assertion) {
    throw new Error(answer.error ?? 'The extension did not sign.');
  }
  return answer.assertion;
}

function ask(request: Request, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const silence = AbortSignal.timeout(timeoutMs);
    silence.addEventListener('abort', () => {
      reject(new Error('The extension did not answer.'));
    });
    const runtime = typeof chrome === 'undefined' ? undefined : chrome.runtime;
    if (runtime?.sendMessage) {
      runtime.sendMessage(chromeExtensionId, request, (answer) => {
        if (runtime.lastError || !answer) reject(new Error('No extension.'));
        else resolve(answer);
      });
      return;
    }
    askByMessage(request, silence, resolve);
  });
}

/** Firefox lets no page talk to an extension: a content script listens. */
function askByMessage(
  request: Request,
  signal: AbortSignal,
  resolve: (answer: Answer) => void,
): void {
  const requestId = crypto.randomUUID();
  window.addEventListener(
    'message',
    ({ source, data }: MessageEvent<unknown>) => {
      const answer = (data ?? {}) as Answer & Record<string, unknown>;
      if (source !== window || answer['requestId'] !== requestId) return;
      if (answer['source'] === 'waha-passkey-extension') resolve(answer);
    },
    { signal },
  );
  window.postMessage(
    { source: 'waha-passkey-page', requestId, ...request },
    location.origin,
  );
}
