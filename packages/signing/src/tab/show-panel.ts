/** What the panel in the signing tab says; plain text. */
export interface PanelTexts {
  readonly title: string;
  /** What signing does. */
  readonly body: string;
  /** Label and value: the server, the session. */
  readonly facts: readonly (readonly [string, string])[];
  /** Why the last try failed, or what is waited for. */
  readonly message: string;
  readonly sign: string;
  readonly cancel: string;
  /** While the passkey is asked, the owner can only cancel. */
  readonly waiting: boolean;
}

export type PanelChoice = 'sign' | 'cancel' | 'replaced';

/**
 * Shows the panel and fulfils with the button its owner clicked. Runs in an
 * isolated world of the signing tab: scripts of the page reach neither this
 * function nor the closed shadow root, and their clicks are not trusted. Its
 * source travels there, so it uses nothing from outside itself.
 */
export function showPanel(texts: PanelTexts): Promise<PanelChoice> {
  const world = globalThis as { wahaPasskeyPanel?: () => void };
  world.wahaPasskeyPanel?.();

  const make = (name: string, css: string, text = '') => {
    const element = document.createElement(name);
    // Set as a property: the page's policy may forbid styles in its markup.
    element.style.cssText = css;
    element.textContent = text;
    return element;
  };
  const host = make(
    'div',
    'all: initial; position: fixed; inset: 0; margin: 0; padding: 0; border: 0; width: 100vw; height: 100vh; max-width: none; max-height: none; overflow: auto; background: #fff; color: #1b1b1b;',
  );
  host.setAttribute('popover', 'manual');
  const root = host.attachShadow({ mode: 'closed' });
  const panel = make(
    'main',
    'box-sizing: border-box; max-width: 30rem; margin: 0 auto; padding: 1.5rem 1.25rem; font: 16px/1.5 system-ui, sans-serif;',
  );
  const list = make('dl', 'margin: 0 0 1rem;');
  for (const [label, value] of texts.facts) {
    list.append(
      make('dt', 'color: #595959; font-size: 14px;', label),
      make(
        'dd',
        'margin: 0 0 .5rem; font-weight: 600; overflow-wrap: anywhere;',
        value,
      ),
    );
  }
  const message = make(
    'p',
    'margin: 0 0 1rem; padding: .75rem; border-left: 4px solid #a15c00; background: #fff6e5; overflow-wrap: anywhere;',
    texts.message,
  );
  message.setAttribute('role', 'status');
  message.hidden = texts.message === '';
  if (message.hidden) message.style.display = 'none';
  const shape =
    'display: block; box-sizing: border-box; width: 100%; min-height: 48px; margin: 0 0 .75rem; padding: .5rem 1rem; border: 1px solid #1f4e8c; border-radius: 6px; font: inherit; cursor: pointer;';
  const sign = make(
    'button',
    `${shape} background: #1f4e8c; color: #fff;`,
    texts.sign,
  );
  const cancel = make(
    'button',
    `${shape} background: #fff; color: #1f4e8c;`,
    texts.cancel,
  );
  panel.append(
    make(
      'h1',
      'margin: 0 0 .75rem; font-size: 1.375rem; line-height: 1.25;',
      texts.title,
    ),
    make('p', 'margin: 0 0 1rem;', texts.body),
    list,
    message,
    ...(texts.waiting ? [] : [sign]),
    cancel,
  );
  root.append(panel);
  document.documentElement.append(host);
  document.title = texts.title;
  host.showPopover();
  (texts.waiting ? cancel : sign).focus();

  return new Promise((resolve) => {
    let frame = 0;
    const end = (choice: PanelChoice) => {
      cancelAnimationFrame(frame);
      host.remove();
      resolve(choice);
    };
    // Before a click nothing else is on top; afterwards a manager may be.
    const stayOnTop = () => {
      frame = requestAnimationFrame(stayOnTop);
      if (texts.waiting) return;
      const shown = [...document.querySelectorAll(':popover-open, :modal')];
      const others = shown.filter((one) => one !== host);
      if (others.length === 0 && shown.length === 1) return;
      for (const other of others) {
        if (other instanceof HTMLDialogElement) other.close();
        else if (other.matches(':popover-open')) {
          (other as HTMLElement).hidePopover();
        }
      }
      if (!host.isConnected) document.documentElement.append(host);
      else if (host.matches(':popover-open')) host.hidePopover();
      host.showPopover();
    };
    frame = requestAnimationFrame(stayOnTop);
    world.wahaPasskeyPanel = () => end('replaced');
    const onClick = (choice: PanelChoice) => (event: Event) => {
      if (event.isTrusted) end(choice);
    };
    sign.addEventListener('click', onClick('sign'));
    cancel.addEventListener('click', onClick('cancel'));
  });
}
