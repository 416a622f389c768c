import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeNoAnswer } from './describe-no-answer';

async function ask(answer: RequestListener, ms = 5_000): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  try {
    await fetch(origin, {
      redirect: 'error',
      signal: AbortSignal.timeout(ms),
    });
    return 'answered';
  } catch (error) {
    return describeNoAnswer('The server', error, ms);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('describeNoAnswer', () => {
  it('says that the time is over, and no more', async () => {
    await expect(ask(() => undefined, 200)).resolves.toMatch(
      /^The server did not answer within 0\.2 s\./,
    );
  });

  it('says that the server redirects', async () => {
    await expect(
      ask((_, response) => {
        response.writeHead(302, { Location: '/elsewhere' }).end();
      }),
    ).resolves.toMatch(/^The server answered with a redirect\./);
  });

  it('quotes the code of a connection that fails', async () => {
    const error = await fetch('http://127.0.0.1:1').catch((e: unknown) => e);
    expect(describeNoAnswer('The server', error, 1)).toMatch(
      /^The server did not answer( \([A-Z_]+\))?\./,
    );
  });

  it('quotes the code when the server hangs up', async () => {
    await expect(
      ask((request) => {
        request.socket.destroy();
      }),
    ).resolves.toMatch(/^The server did not answer \(UND_ERR_SOCKET\)\./);
  });
});
