import { Client } from 'whatsapp-web.js';
import type { Page } from 'puppeteer';

/** Keeps the clients that the server makes, to do things to their pages. */
export class CapturedClients {
  private readonly clients: Client[] = [];
  private readonly initialize = Reflect.get(Client.prototype, 'initialize');

  constructor() {
    const { clients, initialize } = this;
    Client.prototype.initialize = function (this: Client) {
      clients.push(this);
      return initialize.call(this);
    };
  }

  /** The page of the client that was started last. */
  get newestPage(): Page {
    const page = this.clients.at(-1)?.pupPage;
    if (!page) {
      throw new Error('No client has a page.');
    }
    // Of the library's own copy of puppeteer.
    return page as unknown as Page;
  }

  release(): void {
    Client.prototype.initialize = this.initialize;
  }
}
