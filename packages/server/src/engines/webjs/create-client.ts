import { Client } from 'whatsapp-web.js';
import {
  createLaunchOptions,
  type PageBrowserOptions,
} from '../page/launch-options';
import type { ProfileAuth } from './profile-auth';

export interface ClientOptions extends PageBrowserOptions {
  auth: ProfileAuth;
}

/** A plain whatsapp-web.js client on the live page, in a browser of its own. */
export function createClient({ auth, ...options }: ClientOptions): Client {
  const { proxy } = options;
  return new Client({
    authStrategy: auth,
    // A cached page is answered by interception, where WebAuthn refuses.
    webVersionCache: { type: 'none' },
    ...(proxy?.username !== undefined && {
      proxyAuthentication: {
        username: proxy.username,
        password: proxy.password ?? '',
      },
    }),
    puppeteer: createLaunchOptions(options),
  });
}
