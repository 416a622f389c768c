import type { Page } from 'puppeteer';

/** Clicks and types as a person does, and counts it. */
export class Person {
  actions = 0;

  constructor(readonly page: Page) {}

  async type(selector: string, text: string): Promise<void> {
    this.actions += 1;
    await this.page.waitForSelector(selector, { visible: true });
    await this.page.type(selector, text);
  }

  async click(selector: string): Promise<void> {
    this.actions += 1;
    const button = await this.page.waitForSelector(selector, { visible: true });
    await button?.click();
  }

  /** Resolves with the text of a section once it is shown. */
  async read(view: string): Promise<string> {
    const section = await this.page.waitForSelector(`[data-view="${view}"]`, {
      visible: true,
    });
    const text = await section?.evaluate((node) => node.textContent);
    return (text ?? '').replace(/\s+/g, ' ').trim();
  }

  async pair(server: { url: string; apiKey: string }): Promise<void> {
    await this.type('#pair-server', server.url);
    await this.type('#pair-key', server.apiKey);
    await this.click('#pair-form button');
  }
}
