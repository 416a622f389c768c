import type { PasskeyChallenge } from '@waha-passkey/contract';
import { RP_IDS } from '../../protocol/whatsapp-names';
import { isPlainRequest } from './is-plain-request';
import type { PendingCalls } from './pending-calls';
import {
  apply,
  create,
  defineProperty,
  getOwnPropertyDescriptor,
  NativeAbortController,
} from './primordials';
import { toRequestOptions } from './request-options';
import { wrapNative } from './wrap-native';

/** WebAuthn Level 3 §5.1.4.1 step 5: the default and the longest taken. */
const longestMs = 600_000;

type Announce = (callId: string, options: PasskeyChallenge) => void;

export interface GetOverride {
  isInstalled(): boolean;
  uninstall(): void;
}

/**
 * Stands in for `navigator.credentials.get` of this document, for WhatsApp's
 * passkey alone; every other call goes to the browser as it came.
 */
export function overrideGet(
  calls: PendingCalls,
  announce: Announce,
): GetOverride {
  const { prototype } = CredentialsContainer;
  const descriptor = getOwnPropertyDescriptor(prototype, 'get');
  if (!descriptor) throw new Error('no CredentialsContainer.prototype.get');
  const native = descriptor.value as CredentialsContainer['get'];

  let isOver = false;
  const override = wrapNative(native, (_target, self, args) => {
    const claimed =
      !isOver && self === navigator.credentials
        ? toClaimed(args[0] as CredentialRequestOptions | undefined)
        : undefined;
    if (!claimed) return apply(native, self, args as never);
    return ask(native, claimed, calls, announce);
  });

  defineProperty(prototype, 'get', { ...descriptor, value: override });
  return {
    isInstalled: () => navigator.credentials?.get === override,
    uninstall: () => {
      // Another script may keep ours, or have put its own around it.
      isOver = true;
      if (prototype.get === override) {
        defineProperty(prototype, 'get', descriptor);
      }
    },
  };
}

interface Claimed {
  page: CredentialRequestOptions;
  json: PasskeyChallenge;
  /** The browser has nothing to object to. */
  isPlain: boolean;
}

/** The call and a copy of its options, if it is WhatsApp's modal request. */
function toClaimed(
  page: CredentialRequestOptions | undefined,
): Claimed | undefined {
  try {
    const options = page?.publicKey;
    if (!page || !options || !isModal(page)) return undefined;
    if (page.signal !== undefined && !isLive(page.signal)) return undefined;
    if (isForAnotherSite(options)) return undefined;
    return {
      page,
      json: toRequestOptions(options),
      isPlain: isPlainRequest(page),
    };
  } catch {
    // Options that cannot be read: the browser has the words for that.
    return undefined;
  }
}

/**
 * Shows a dialog and asks for a passkey alone. Any other mediation or mode of
 * display is the browser's: conditional, silent, immediate, or one to come.
 */
function isModal(page: CredentialRequestOptions & { uiMode?: string }) {
  const { mediation = 'optional', uiMode = 'active' } = page;
  return (
    (mediation === 'optional' || mediation === 'required') &&
    uiMode === 'active' &&
    Object.keys(page).every((name) => members.includes(name))
  );
}

const members = ['publicKey', 'signal', 'mediation', 'uiMode'];

function isForAnotherSite({
  rpId,
  extensions,
}: PublicKeyCredentialRequestOptions): boolean {
  if (rpId !== undefined && !RP_IDS.includes(rpId)) return true;
  // Made by a remote desktop for the page of another browser
  return (
    typeof extensions === 'object' &&
    extensions !== null &&
    'remoteDesktopClientOverride' in extensions
  );
}

function ask(
  native: CredentialsContainer['get'],
  { page, json, isPlain }: Claimed,
  calls: PendingCalls,
  announce: Announce,
): Promise<PublicKeyCredential> {
  const add = () =>
    calls.add(
      json.challenge,
      toTimeoutMs(json.timeout),
      page.signal,
      (callId) => announce(callId, json),
    );
  return isPlain ? add() : addIfValid(native, page, add);
}

async function addIfValid(
  native: CredentialsContainer['get'],
  page: CredentialRequestOptions,
  add: () => Promise<PublicKeyCredential>,
): Promise<PublicKeyCredential> {
  await validate(native, page);
  return add();
}

function isLive(signal: unknown): boolean {
  return signal instanceof AbortSignal && !signal.aborted;
}

/**
 * With a signal that is aborted already, the native function checks the
 * options, shows nothing, and rejects with our reason: any other rejection is
 * the very error the page would have got.
 */
async function validate(
  native: CredentialsContainer['get'],
  page: CredentialRequestOptions,
): Promise<void> {
  const passed = {};
  const controller = new NativeAbortController();
  controller.abort(passed);
  const probe = create(page, {
    signal: { value: controller.signal, enumerable: true },
  }) as CredentialRequestOptions;
  try {
    await apply(native, navigator.credentials, [probe]);
  } catch (reason) {
    if (reason !== passed) throw reason;
  }
}

function toTimeoutMs(timeout = longestMs): number {
  return Math.min(Math.max(timeout, 1), longestMs);
}
