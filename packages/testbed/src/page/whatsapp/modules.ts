import { PairingType } from './alt-device-linking';
import {
  decodeB64,
  decodeB64UrlSafe,
  encodeB64,
  encodeB64UrlSafe,
} from './base64';
import { createCallCollection, createCollections } from './collections';
import { Emitter } from './emitter';
import { createPermissiveModule } from './permissive-module';
import {
  DEVICE_PLATFORM,
  waNoiseInfo,
  waSignalStore,
} from './registration-keys';
import type { Session } from './session';
import { ShortcakeLinkingStage } from './shortcake-linking';
import { toWid } from './wid';

type Modules = Record<string, unknown>;

/** `window.require`: the modules that clients and drivers look up. */
export function createRequire(session: Session): (name: string) => unknown {
  const plain = createPlainModules(session);
  const unknown = new Map<string, unknown>();
  return (name) => {
    const known = { ...plain, ...createGateModules(session) }[name];
    if (known !== undefined) return known;
    switch (session.scenario.unknownModules) {
      case 'null':
        return null;
      case 'throw':
        throw new Error(`Requiring unknown module "${name}".`);
      case 'permissive': {
        const module = unknown.get(name) ?? createPermissiveModule();
        unknown.set(name, module);
        return module;
      }
    }
  };
}

function createPlainModules(session: Session): Modules {
  const { advSecret } = session;
  const getADVSecretKey = () => advSecret.base64;
  const generateADVSecretKey = () => {
    advSecret.rotate();
    return Promise.resolve(advSecret.base64);
  };
  const getMaybeMePnUser = () =>
    session.scenario.accounts === 'lid-only'
      ? null
      : toWid(session.device?.pn, session.scenario.userIds);
  const getMaybeMeLidUser = () =>
    toWid(session.device?.lid, session.scenario.userIds);
  const refreshQR = session.restart;
  const Cmd = Object.assign(session.cmd, { refreshQR });
  session.refreshQR = () => Cmd.refreshQR();
  return {
    WAWebSocketModel: { Socket: session.socket },
    WAWebCmd: { Cmd },
    WAWebLaunchSocketUtils: { refreshQR },
    WAWebConnModel: { Conn: session.conn },
    WAWebOfflineHandler: {
      OfflineMessageHandler: {
        getOfflineDeliveryProgress: () => session.sync.progress,
      },
    },
    WAWebAltDeviceLinkingApi: session.altLinking,
    WAWebPairingType: { PairingType },
    WABase64: { encodeB64, decodeB64, encodeB64UrlSafe, decodeB64UrlSafe },
    WAWebCompanionRegClientUtils: { DEVICE_PLATFORM },
    // 1.34.6 looks for the secret here, 1.34.7 in the next module.
    WAWebAdvSignatureApi: { getADVSecretKey, generateADVSecretKey },
    WAWebUserPrefsMultiDevice: { getADVSecretKey },
    WAWebUserPrefsInfoStore: { waNoiseInfo },
    WAWebSignalStoreApi: { waSignalStore },
    WAWebUserPrefsMeUser: { getMaybeMePnUser, getMaybeMeLidUser },
    WAWebUserPrefsIndexedDBStorage: { userPrefsIdb: session.store },
    WAWebMiscBrowserUtils: {
      info: () => ({ name: 'Chrome', os: 'Linux', version: '0' }),
    },
    WAWebCollections: createCollections(),
    WAWebSyncGatingUtils: {},
    WAWebCallCollection: createCallCollection(),
  };
}

/** Read anew each time: the scenario may have removed or renamed them. */
function createGateModules(session: Session): Modules {
  const { scenario, linking, pairing, events, cache } = session;
  const modules: Modules = {
    [scenario.emitterModule]: {
      WAWebLinkDeviceEvents: scenario.firesEvents ? events : deadEmitter,
    },
    WAWebLinkDeviceAction: { resetLinkDeviceState: session.resetLinking },
  };
  if (scenario.hasOptionsCache) modules[scenario.optionsCacheModule] = cache;
  if (scenario.hasLinkingApi) {
    modules['WAWebShortcakeLinkingApi'] = {
      ShortcakeLinkingStage,
      getShortcakeLinkingStage: linking.getShortcakeLinkingStage,
      getVerificationCode: linking.getVerificationCode,
      cancelShortcakeLinking: () => pairing.cancel(),
    };
    modules['WAWebShortcakeLinkingAction'] = {
      startShortcakePasskeyPairing: () => pairing.start(),
      confirmShortcakeVerificationCode: () => linking.confirm(),
      cancelShortcakePasskeyPairing: () => pairing.cancel(),
    };
  }
  return modules;
}

/** Of a page that moved its events elsewhere. */
const deadEmitter = new Emitter();
