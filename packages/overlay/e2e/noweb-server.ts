import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import {
  startNowebStandIn,
  type NowebStandIn,
} from '@waha-passkey/testbed/noweb';
import { createCertificate } from '../../testbed/src/stand-in/certificate';
import { startConnectProxy } from '../../testbed/src/stand-in/connect-proxy';

/** The stand-in for Baileys, at WhatsApp's address by way of a proxy. */
export interface NowebServer {
  standIn: NowebStandIn;
  proxyUrl: string;
  stop(): Promise<void>;
}

export async function startNowebServer(): Promise<NowebServer> {
  const standIn = await startNowebStandIn({ latencyMs: 1_000 });
  const { key, cert } = await createCertificate('web.whatsapp.com');
  const target = Number(new URL(standIn.url).port);
  const tls = createServer({ key, cert }, (socket) => {
    const plain = connect(target, '127.0.0.1');
    socket.pipe(plain).pipe(socket);
    socket.on('error', () => plain.destroy());
    plain.on('error', () => socket.destroy());
  });
  tls.listen(0, '127.0.0.1');
  await once(tls, 'listening');
  const { port } = tls.address() as AddressInfo;
  const proxy = await startConnectProxy('web.whatsapp.com:443', port);
  return {
    standIn,
    proxyUrl: proxy.url,
    stop: async () => {
      await standIn.stop();
      await proxy.stop();
      tls.close();
    },
  };
}
