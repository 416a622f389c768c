import { describeNoAnswer } from '../api/describe-no-answer';
import { toPlainText } from '../owner/terminal/to-plain-text';

const deadlineMs = 30_000;

export interface ProbeAnswer {
  status: number;
  /** Undefined when it is no JSON. */
  body: unknown;
}

/** Only reads, at one origin, and changes nothing there. */
export class ServerProbe {
  constructor(
    readonly origin: string,
    private readonly apiKey: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Throws only when nobody answers, or the key is not accepted. */
  async get(path: string): Promise<ProbeAnswer> {
    const response = await this.#fetch(path);
    if (response.status === 401) {
      throw new Error(`${this.origin} does not accept this API key.`);
    }
    return {
      status: response.status,
      body: parseJson(await response.text()),
    };
  }

  /** Nest says so itself; a session that is missing is told in other words. */
  async hasRoute(path: string): Promise<boolean> {
    const { status, body } = await this.get(path);
    const { message } = Object(body) as { message?: unknown };
    const isMissing =
      typeof message === 'string' && message.startsWith('Cannot GET');
    return !(status === 404 && (isMissing || body === undefined));
  }

  async #fetch(path: string): Promise<Response> {
    try {
      return await fetch(this.origin + path, {
        headers: { 'X-Api-Key': this.apiKey, Accept: 'application/json' },
        // It could carry the key to another server.
        redirect: 'error',
        signal: AbortSignal.any([this.signal, AbortSignal.timeout(deadlineMs)]),
      });
    } catch (cause) {
      this.signal.throwIfAborted();
      throw new Error(describeNoAnswer(this.origin, cause, deadlineMs), {
        cause,
      });
    }
  }
}

/** What a server says may end up on a terminal. */
export function readText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? toPlainText(value) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
