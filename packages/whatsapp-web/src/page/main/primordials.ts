/* eslint-disable @typescript-eslint/unbound-method -- applied to a receiver */
/**
 * Taken at document start, before a script of the page can replace them: this
 * module runs as part of the bundle, ahead of the document's own scripts.
 */
export const { apply, get: read } = Reflect;
export const { create, defineProperty, getOwnPropertyDescriptor } = Object;
export const { parse: parseJson, stringify: toJson } = JSON;
export const fromCharCode = String.fromCharCode;
export const isView = ArrayBuffer.isView;

export const NativeAbortController = AbortController;
export const NativeArrayBuffer = ArrayBuffer;
export const NativeCustomEvent = CustomEvent;
export const NativeDOMException = DOMException;
export const NativePromise = Promise;
export const NativeProxy = Proxy;
export const NativeTextDecoder = TextDecoder;
export const NativeUint8Array = Uint8Array;

export const decodeBase64 = atob.bind(window);
export const encodeBase64 = btoa.bind(window);
export const now = performance.now.bind(performance);
export const startTimer = setTimeout.bind(window);
export const stopTimer = clearTimeout.bind(window);
export const startInterval = setInterval.bind(window);
export const stopInterval = clearInterval.bind(window);

const { addEventListener, removeEventListener, dispatchEvent } =
  EventTarget.prototype;
const { preventDefault } = Event.prototype;

export function listen(
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
): void {
  apply(addEventListener, target, [type, listener]);
}

export function unlisten(
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
): void {
  apply(removeEventListener, target, [type, listener]);
}

export function prevent(event: Event): void {
  apply(preventDefault, event, []);
}

export function dispatch(target: EventTarget, event: Event): void {
  apply(dispatchEvent, target, [event]);
}
