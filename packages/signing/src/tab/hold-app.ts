/**
 * Runs at the start of the signing document, before anything in it: keeps its
 * scripts from running, WhatsApp's app with them. What extensions bring runs.
 */
export function holdApp(): void {
  const hold = () => {
    const root = document.documentElement;
    if (root === null) return false;
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = 'script-src chrome-extension: moz-extension:';
    const head = document.createElement('head');
    head.append(policy);
    root.append(head);
    // The policy stays when its element goes, and the parser makes its own head.
    head.remove();
    Reflect.set(globalThis, 'wahaPasskeyHeld', true);
    return true;
  };
  if (hold()) return;
  new MutationObserver((_, observer) => {
    if (hold()) observer.disconnect();
  }).observe(document, { childList: true });
}
