import type { CDPSession, Page } from 'puppeteer';

const binding = 'bareBinding';

/** The page without our bridge: what a binding and an evaluation cost alone. */
export class BarePage {
  private onCalled: () => void = () => undefined;

  private constructor(private readonly cdp: CDPSession) {
    cdp.on('Runtime.bindingCalled', ({ name }) => {
      if (name === binding) this.onCalled();
    });
  }

  static async attach(page: Page): Promise<BarePage> {
    const cdp = await page.createCDPSession();
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: binding });
    return new BarePage(cdp);
  }

  /** Node → page → binding → Node, with `payload` on the way back. */
  async callBinding(payload: string): Promise<void> {
    const called = new Promise<void>((resolve) => {
      this.onCalled = resolve;
    });
    void this.run(`${binding}(${JSON.stringify(payload)})`);
    await called;
  }

  run(expression: string): Promise<unknown> {
    return this.cdp.send('Runtime.evaluate', { expression });
  }
}
