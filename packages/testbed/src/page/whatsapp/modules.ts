import { PairingType } from './alt-device-linking';
import {
  decodeB64,
  decodeB64UrlSafe,
  encodeB64,
  encodeB64UrlSafe,
} from './base64';
import { createCallCollection, createCollections } from './collections';
import { Emitter } from './emitter';
import { ModuleLoader } from './module-loader';
import { createPermissiveModule } from './permissive-module';
import {
  DEVICE_PLATFORM,
  waNoiseInfo,
  waSignalStore,
} from './registration-keys';
import type { Scenario } from '../../protocol/scenario';
import type { Session } from './session';
import { ShortcakeLinkingStage } from './shortcake-linking';
import { StreamInfo, StreamMode } from './stream-model';
import { toWid } from './wid';
import { without } from './without';

type Modules = Record<string, unknown>;

/** The modules that clients and drivers look up. */
export class PageModules {
  readonly loader: ModuleLoader;
  private readonly plain: Modules;
  private listed: { scenario: Scenario; modules: Modules } | null = null;
  private readonly unknown = new Map<string, unknown>();

  constructor(private readonly session: Session) {
    this.plain = createPlainModules(session);
    this.loader = new ModuleLoader(
      () => session.scenario,
      () => this.list(),
      (name) => this.requireUnknown(name),
    );
  }

  /** What the page needs before it connects. */
  loadPlain(ms: number): Promise<void> {
    return this.loadOneByOne(Object.keys(this.plain), ms);
  }

  /** What the passkey screen needs; its actions are left for the screen. */
  loadGate(ms: number): Promise<void> {
    const names = Object.keys(this.list()).filter(
      (name) => !(name in this.plain) && !name.endsWith('Action'),
    );
    return this.loadOneByOne(names, ms);
  }

  /** The same objects until the scenario changes: others may have hooked them. */
  private list(): Modules {
    const { scenario } = this.session;
    if (this.listed?.scenario !== scenario) {
      const modules = without(
        { ...this.plain, ...createGateModules(this.session) },
        scenario.lacks,
      );
      this.listed = { scenario, modules };
    }
    return this.listed.modules;
  }

  /** Ends within `ms`, or at once when there is nothing to wait for. */
  private async loadOneByOne(names: string[], ms: number): Promise<void> {
    for (const name of names) {
      if (ms > 0) await wait(ms / names.length);
      this.loader.load(name);
    }
  }

  private requireUnknown(name: string): unknown {
    switch (this.session.scenario.unknownModules) {
      case 'null':
        return null;
      case 'throw':
        throw unknown(name);
      case 'permissive': {
        // Others, such as React, are not what clients gather.
        if (!name.startsWith('WA')) throw unknown(name);
        const module = this.unknown.get(name) ?? createPermissiveModule();
        this.unknown.set(name, module);
        return module;
      }
    }
  }
}

function unknown(name: string): Error {
  return new Error(`Requiring unknown module "${name}".`);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, ms));
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
  const isRegistered = () => session.device !== null;
  const refreshQR = session.restart;
  const Cmd = Object.assign(session.cmd, { refreshQR });
  session.refreshQR = () => Cmd.refreshQR();
  return {
    WAWebSocketModel: { Socket: session.socket },
    WAWebCmd: { Cmd, CmdImpl: Cmd.constructor },
    WAWebLaunchSocketUtils: { refreshQR },
    WAWebConnModel: { Conn: session.conn },
    WAWebStreamModel: { Stream: session.stream, StreamMode, StreamInfo },
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
    WAWebAdvSignatureApi: {
      getADVSecretKey,
      generateADVSecretKey,
      setADVSignedIdentity: () => Promise.resolve(),
    },
    WAWebUserPrefsMultiDevice: { getADVSecretKey, isRegistered },
    // [I] wa-js looks for the export, so that its module's name is not known.
    WAWebLoginStatus: { isLoggedIn: isRegistered },
    WAWebUserPrefsInfoStore: { waNoiseInfo },
    WAWebSignalStoreApi: { waSignalStore },
    WAWebUserPrefsMeUser: { getMaybeMePnUser, getMaybeMeLidUser },
    WAWebUserPrefsIndexedDBStorage: { userPrefsIdb: session.store },
    WAWebMiscBrowserUtils: {
      info: () => ({ name: 'Chrome', os: 'Linux', version: '0' }),
    },
    WAWebCollections: session.scenario.hasCollections
      ? createCollections()
      : undefined,
    WAWebSyncGatingUtils: {},
    WAWebCallCollection: createCallCollection(),
  };
}

function createGateModules(session: Session): Modules {
  const { scenario, linking, pairing, events, cache } = session;
  const modules: Modules = {
    [scenario.emitterModule]: {
      WAWebLinkDeviceEvents: scenario.firesEvents ? events : deadEmitter,
    },
    WAWebLinkDeviceAction: {
      resetLinkDeviceState: session.resetLinking,
      // By way of the other module, whatever that now exports.
      genLinkDeviceCodeForPhoneNumber: (phone: string) =>
        session.altLinking.startAltLinkingFlow(phone),
    },
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
