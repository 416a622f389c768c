import { CODE_CALLBACK, WA_JS } from '../../../protocol/whatsapp-names';
import { apply, NativePromise, read } from '../primordials';
import { replaceMember } from './replace-member';

/** A code that was refused is not reported as one: nothing was made. */
export function muteCodes(): (() => void) | null {
  if (!(CODE_CALLBACK in window)) return null;
  return replaceMember(window, CODE_CALLBACK, () => NativePromise.resolve());
}

/** wa-js 4.6.0 and later make a code after 195 s, and after the phone's answer. */
export function stopWaJsRenewal(): void {
  const connection = readObject(readObject(window, WA_JS.global), WA_JS.member);
  const cancel: unknown = connection && read(connection, WA_JS.cancel);
  if (typeof cancel !== 'function') return;
  try {
    apply(cancel as () => void, connection, []);
  } catch {
    // A version of another shape: the act itself is refused as well.
  }
}

function readObject(from: object | null, name: string): object | null {
  const value: unknown = from && read(from, name);
  return typeof value === 'object' ? value : null;
}
