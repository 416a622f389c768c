import { defineProperty, getOwnPropertyDescriptor, read } from '../primordials';

interface CallSite {
  getLineNumber(): number | null;
  getScriptNameOrSourceURL(): string | null;
}

type Capture = (holder: object, below: unknown) => void;

const NativeError = Error;
const capture = read(NativeError, 'captureStackTrace') as Capture | undefined;
const limit = 12;

/**
 * Whether code that the page did not load calls: an evaluation over the
 * browser's protocol, an injected library, another extension. The caller itself
 * decides, not what called it, for the page's own timers run a library's
 * callbacks. `below` is the innermost function of ours that has a frame. What
 * the engine calls without any caller counts as the page's own.
 */
export function isCalledFromOutside(below: unknown): boolean {
  const [, ...callers] = readCallSites(below);
  const caller = callers.find((site) => site.getLineNumber() !== null);
  if (!caller) return false;
  return !isPageScript(caller.getScriptNameOrSourceURL() ?? '');
}

/** A script of its own; what is written into the document is a library's. */
function isPageScript(url: string): boolean {
  return (
    /^https?:/.test(url) && withoutQuery(url) !== withoutQuery(document.URL)
  );
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

/** The page may format stacks in its own way: here, for one moment, we do. */
function readCallSites(below: unknown): CallSite[] {
  if (!capture) return [];
  const undo = [
    replace('prepareStackTrace', (_: unknown, sites: unknown) => sites),
    replace('stackTraceLimit', limit),
  ];
  const holder: { stack?: unknown } = {};
  try {
    capture(holder, below);
    const { stack } = holder;
    return Array.isArray(stack) ? (stack as CallSite[]) : [];
  } finally {
    for (const restore of undo) restore();
  }
}

function replace(name: string, value: unknown): () => void {
  const before = getOwnPropertyDescriptor(NativeError, name);
  try {
    defineProperty(NativeError, name, {
      value,
      configurable: true,
      writable: true,
    });
  } catch {
    return () => undefined;
  }
  return () => {
    if (before) defineProperty(NativeError, name, before);
    else Reflect.deleteProperty(NativeError, name);
  };
}
