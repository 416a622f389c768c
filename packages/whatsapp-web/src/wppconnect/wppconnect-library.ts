/** The members used of a WPPConnect client. */
export interface WppconnectClient {
  close(): Promise<unknown>;
  logout(): Promise<unknown>;
}

/**
 * The members used of the module `@wppconnect-team/wppconnect`. Structural,
 * because the host brings it.
 */
export interface WppconnectLibrary<
  Client extends WppconnectClient = WppconnectClient,
> {
  create(options: never): Promise<Client>;
}

/** The members used of what `create()` takes. */
export interface WppconnectOptions {
  session?: string;
  /** A page that has not navigated yet; or `browser`. */
  page?: unknown;
  browser?: unknown;
  /** For a pairing code in place of the QR code. */
  phoneNumber?: string;
  /** How long WPPConnect waits for a login; its own default is 60 s. */
  autoClose?: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- an enum of WPPConnect's
  statusFind?: (status: any, session: string) => void;
}

/** [2.3.3, 1.41.3] what their client has, and what all of this relies on. */
const methods = ['start', 'waitForLogin', 'loginByCode', 'close', 'logout'];

/** @throws TypeError for a module of another shape */
export function assertKnownLibrary(library: WppconnectLibrary): void {
  const { Whatsapp } = library as { Whatsapp?: { prototype?: object } };
  const prototype = Whatsapp?.prototype ?? {};
  const missing = methods.find(
    (name) => typeof Reflect.get(prototype, name) !== 'function',
  );
  if (missing === undefined) return;
  throw new TypeError(
    `This version of WPPConnect is not known: its client has no ${missing}(). Passkeys were tried with 2.3.3 and 1.41.3.`,
  );
}
