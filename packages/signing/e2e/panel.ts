import type { CDPSession, Page } from 'puppeteer';

interface DomNode {
  nodeId: number;
  nodeName: string;
  nodeValue: string;
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

const waitMs = 15_000;

/** A person in the signing tab: sees through the closed shadow root, and clicks. */
export class PanelReader {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  /**
   * Its session is never detached: the page's virtual authenticator would go
   * with it.
   */
  static async of(page: Page): Promise<PanelReader> {
    const cdp = await page.createCDPSession();
    await cdp.send('DOM.enable');
    return new PanelReader(page, cdp);
  }

  /** Waits for the button, and clicks it with the mouse. */
  async click(label: string): Promise<void> {
    const { nodeId } = await this.find(label);
    const { model } = await this.cdp.send('DOM.getBoxModel', { nodeId });
    const [left = 0, top = 0, right = 0, , , bottom = 0] = model.border;
    try {
      await this.page.mouse.click((left + right) / 2, (top + bottom) / 2);
    } catch (error) {
      // The click may close the window before the browser reports it.
      if ((error as Error).name !== 'TargetCloseError') throw error;
    }
  }

  /** All that the panel says; null while there is none. */
  async read(): Promise<string | null> {
    const { root } = await this.cdp.send('DOM.getDocument', {
      depth: -1,
      pierce: true,
    });
    const [panel] = findAll(root, ({ nodeName }) => nodeName === 'MAIN');
    return panel ? toText(panel) : null;
  }

  /** Resolves with what the panel says once that contains `text`. */
  async waitFor(text: string): Promise<string> {
    const giveUpAt = Date.now() + waitMs;
    for (;;) {
      const shown = await this.read();
      if (shown?.includes(text)) return shown;
      if (Date.now() > giveUpAt) {
        throw new Error(`The panel never said "${text}", but: ${shown}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async find(label: string): Promise<DomNode> {
    await this.waitFor(label);
    const { root } = await this.cdp.send('DOM.getDocument', {
      depth: -1,
      pierce: true,
    });
    const [button] = findAll(
      root,
      (node) => node.nodeName === 'BUTTON' && toText(node).trim() === label,
    );
    if (!button) throw new Error(`The panel has no button "${label}".`);
    return button;
  }
}

function findAll(node: DomNode, fits: (node: DomNode) => boolean): DomNode[] {
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])];
  return [
    ...(fits(node) ? [node] : []),
    ...below.flatMap((child) => findAll(child, fits)),
  ];
}

function toText(node: DomNode): string {
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])];
  return `${node.nodeValue}${below.map(toText).join(' ')}`;
}
