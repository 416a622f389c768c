import type { WASocket } from '@whiskeysockets/baileys' with {
  'resolution-mode': 'import',
};
import { createMemoryAuth, type MemoryAuth } from './memory-auth';
import type { NowebStandIn } from './noweb-stand-in';
import { silentBaileysLogger } from './silent-baileys-logger';

/** Makes real Baileys sockets; a session that was linked stays so. */
export interface NowebTransport {
  connect(session: string): WASocket;
  /** The session is logged out or deleted: its keys are dropped. */
  forget(session: string): void;
}

export function createNowebTransport(standIn: NowebStandIn): NowebTransport {
  const auths = new Map<string, MemoryAuth>();
  return {
    connect: (session) => {
      const known = auths.get(session);
      const linked = known?.creds.account !== undefined;
      const auth = known && linked ? known : createMemoryAuth(standIn.baileys);
      auths.set(session, auth);
      return connectBaileys(standIn, auth);
    },
    forget: (session) => {
      auths.delete(session);
    },
  };
}

function connectBaileys(standIn: NowebStandIn, auth: MemoryAuth): WASocket {
  const { qrTimeoutMs } = standIn.options;
  return standIn.baileys.makeWASocket({
    auth,
    waWebSocketUrl: standIn.url,
    logger: silentBaileysLogger,
    browser: ['Ubuntu', 'Chrome', '22.04.4'],
    fireInitQueries: false,
    markOnlineOnConnect: false,
    syncFullHistory: false,
    shouldSyncHistoryMessage: () => false,
    ...(qrTimeoutMs === undefined ? {} : { qrTimeout: qrTimeoutMs }),
  });
}
