import { createHash, X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

const host = 'web.whatsapp.com';

/**
 * The owner's side of web.whatsapp.com: its light page, over TLS at the true
 * origin. A test decides when it answers, and what.
 */
export class SigningSite {
  /** Paths asked for so far. */
  readonly visits: string[] = [];
  /** Until this resolves, nobody is answered. */
  ready: Promise<void> = Promise.resolve();
  /** Where the light page sends its visitor; null: it stays. */
  redirect: string | null = null;

  /** Whether there is WhatsApp's app in an HTML document. */
  hasApp = true;

  private constructor(
    private readonly server: Server,
    private readonly spki: string,
  ) {}

  static async start(): Promise<SigningSite> {
    const { private: key, cert } = await generate(
      [{ name: 'commonName', value: host }],
      {
        keyType: 'ec',
        curve: 'P-256',
        algorithm: 'sha256',
        extensions: [
          { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
        ],
      },
    );
    const server = createServer({ key, cert });
    const site = new SigningSite(server, toSpki(cert));
    server.on('request', ({ url = '' }, response) => {
      site.visits.push(url);
      void site.ready.then(() => site.answer(url, response));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return site;
  }

  /** For the browser of the owner, and for no other. */
  get chromiumArgs(): string[] {
    const { port } = this.server.address() as AddressInfo;
    return [
      `--host-resolver-rules=MAP ${host}:443 127.0.0.1:${port}`,
      `--ignore-certificate-errors-spki-list=${this.spki}`,
    ];
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private answer(path: string, response: ServerResponse): void {
    if (this.redirect !== null) {
      response.writeHead(302, { Location: this.redirect }).end();
      return;
    }
    const { pathname } = new URL(path, `https://${host}`);
    const isApp = pathname === '/' && this.hasApp;
    const found = isApp || pathname === '/robots.txt';
    response.writeHead(found ? 200 : 404, {
      'Content-Type': `text/${isApp ? 'html' : 'plain'}; charset=utf-8`,
      // As strict as the real one: no page there may call a server of ours.
      'Content-Security-Policy': isApp
        ? "default-src 'self'; script-src 'self' 'unsafe-inline'"
        : "default-src 'none'",
    });
    response.end(isApp ? app : 'User-agent: *\nDisallow: /\n');
  }
}

function toSpki(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey;
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

/** An app that starts as early as it can, and tries whatever a page can. */
const app = `<!doctype html><html><head><title>WhatsApp</title><script>
  document.documentElement.dataset.app = 'started';
  setInterval(() => {
    for (const one of document.querySelectorAll('*')) {
      one.click();
      one.shadowRoot?.querySelector('button')?.click();
    }
    const cover = document.createElement('dialog');
    document.body.append(cover);
    cover.showModal();
  }, 20);
</script></head><body><div id="app">Loading</div><script src="/app.js"></script></body></html>`;
