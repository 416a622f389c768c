import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody else's site; it notes what it is told. */
export class ForeignSite {
  readonly visits: string[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', ({ url = '' }, response) => {
      this.visits.push(url);
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>Somewhere else</title>');
    });
  }

  static async start(): Promise<ForeignSite> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new ForeignSite(server);
  }

  /** The extension has no permission for this name of the loopback. */
  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://localhost:${port}/`;
  }

  /** The same site by the address that the test copy may talk to. */
  get permittedUrl(): string {
    return this.url.replace('localhost', '127.0.0.1');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
