import path from 'node:path';
import type { WahaApp } from '../waha-app';
import { assertCode, findSetter, findMethod } from './code';
import { MissingMarkerError } from './missing-marker-error';
import { findRootParts } from './find-root-parts';
import { findWppParts } from './find-wpp-parts';
import type { Class, WahaParts } from './waha-parts';

const files = {
  enums: 'structures/enums.dto.js',
  webhooks: 'structures/webhooks.dto.js',
  session: 'core/abc/session.abc.js',
  webjs: 'core/engines/webjs/session.webjs.core.js',
  wpp: 'core/engines/wpp/session.wpp.core.js',
  noweb: 'core/engines/noweb/session.noweb.core.js',
  gows: 'core/engines/gows/session.gows.core.js',
  auth: 'api/auth.controller.js',
  swagger: 'core/SwaggerConfiguratorCore.js',
  paths: 'plugins/http.paths.module.js',
} as const;

/** Throws a `MissingMarkerError` for the first that is not as expected. */
export function findParts(app: WahaApp, rootExports: unknown): WahaParts {
  assertNest(app);
  const authController = findClass(app, files.auth, 'AuthController');
  return {
    sessionStatus: findStatuses(app),
    statusBody: findClass(app, files.webhooks, 'WASessionStatusBody'),
    session: findSession(app),
    webjsSession: findWebjsSession(app),
    wpp: findWpp(app),
    nowebSession: findNowebSession(app),
    gowsSession: findGowsSession(app),
    authController,
    swagger: findSwagger(app),
    registerPath: findRegisterPath(app),
    ...findRootParts(rootExports, authController),
  };
}

function assertNest(app: WahaApp): void {
  const { version } = app.require('@nestjs/common/package.json') as {
    version: string;
  };
  if (Number.parseInt(version, 10) < 11) {
    throw new MissingMarkerError(`Nest 11 (it has ${version})`);
  }
}

function findStatuses(app: WahaApp): Record<string, string> {
  const statuses = findExport(app, files.enums, 'WAHASessionStatus');
  for (const status of ['STOPPED', 'STARTING', 'SCAN_QR_CODE', 'WORKING']) {
    if ((statuses as Record<string, unknown>)[status] === status) continue;
    throw new MissingMarkerError(
      `WAHASessionStatus.${status} in dist/${files.enums}`,
    );
  }
  return statuses as Record<string, string>;
}

function findSession(app: WahaApp): Class {
  const session = findClass(app, files.session, 'WhatsappSession');
  const setter =
    findMethod(session, 'setStatus') ?? findSetter(session, 'status');
  assertCode(setter, /this\._status\s*=[^=]/, {
    name: 'the setter of WhatsappSession.status',
    file: files.session,
  });
  assertCode(findMethod(session, 'getEventObservable'), /\bevents2\b/, {
    name: 'WhatsappSession.getEventObservable with events2',
    file: files.session,
  });
  return session;
}

function findWebjsSession(app: WahaApp): Class {
  const session = findClass(app, files.webjs, 'WhatsappSessionWebJSCore');
  assertCode(findMethod(session, 'init'), /this\.whatsapp\s*=[^=]/, {
    name: 'WhatsappSessionWebJSCore.init with this.whatsapp',
    file: files.webjs,
  });
  return session;
}

/** Optional: an older WAHA has no such engine. */
function findWpp(app: WahaApp): WahaParts['wpp'] {
  if (!isLoaded(app, files.wpp)) return null;
  const session = findClass(app, files.wpp, 'WhatsappSessionWPPCore');
  return findWppParts(app, session, files.wpp);
}

function findNowebSession(app: WahaApp): Class {
  const session = findClass(app, files.noweb, 'WhatsappSessionNoWebCore');
  assertCode(findMethod(session, 'buildClient'), /this\.sock\s*=[^=]/, {
    name: 'WhatsappSessionNoWebCore.buildClient with this.sock',
    file: files.noweb,
  });
  assertCode(
    findMethod(session, 'listenConnectionEvents'),
    /this\.sock\.ev\.on\(['"]connection\.update['"]/,
    {
      name: 'WhatsappSessionNoWebCore.listenConnectionEvents with connection.update',
      file: files.noweb,
    },
  );
  return session;
}

function findGowsSession(app: WahaApp): Class {
  const session = findClass(app, files.gows, 'WhatsappSessionGoWSCore');
  assertCode(findMethod(session, 'subscribeEvents'), /this\.events\s*=[^=]/, {
    name: 'WhatsappSessionGoWSCore.subscribeEvents with this.events',
    file: files.gows,
  });
  return session;
}

/** Optional: without it only the page asks for one password more. */
function findSwagger(app: WahaApp): Class | null {
  const { SwaggerConfiguratorCore: swagger } = loadIfThere(app, files.swagger);
  if (typeof swagger !== 'function') return null;
  const setUpAuth = findMethod(swagger, 'setUpAuth');
  return /this\.app\.use\(/.test(String(setUpAuth)) ? swagger : null;
}

function findRegisterPath(app: WahaApp): WahaParts['registerPath'] {
  const { HttpPathsRegistration: register } = loadIfThere(app, files.paths);
  return typeof register === 'function'
    ? (register as WahaParts['registerPath'])
    : null;
}

function findClass(app: WahaApp, file: string, name: string): Class {
  const found = findExport(app, file, name);
  if (typeof found === 'function') return found;
  throw new MissingMarkerError(`class ${name} in dist/${file}`);
}

function findExport(app: WahaApp, file: string, name: string): object {
  const exports = Object(load(app, file)) as Record<string, unknown>;
  const found = exports[name];
  if (
    (typeof found === 'object' && found !== null) ||
    typeof found === 'function'
  ) {
    return found;
  }
  throw new MissingMarkerError(`${name} in dist/${file}`);
}

function isLoaded(app: WahaApp, file: string): boolean {
  return path.join(app.dist, file) in app.require.cache;
}

function loadIfThere(app: WahaApp, file: string): Record<string, unknown> {
  const loaded = app.require.cache[path.join(app.dist, file)];
  return Object(loaded?.exports) as Record<string, unknown>;
}

/** All of them are loaded by now, or are not there. */
function load(app: WahaApp, file: string): unknown {
  const { cache } = app.require;
  const loaded = cache[path.join(app.dist, file)];
  if (loaded) return loaded.exports;
  throw new MissingMarkerError(`dist/${file}`);
}
