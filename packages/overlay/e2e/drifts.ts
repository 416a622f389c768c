import type { Drift } from './host-app';

/**
 * By the marker that is missing then: each does the same in other words, or
 * under another name.
 */
export const drifts: [string, Drift[]][] = [
  [
    'WAHASessionStatus.SCAN_QR_CODE in dist/structures/enums.dto.js',
    [
      {
        file: 'structures/enums.dto.js',
        from: '= "SCAN_QR_CODE"',
        to: '= "SCAN_QR"',
      },
    ],
  ],
  [
    'WASessionStatusBody in dist/structures/webhooks.dto.js',
    [
      {
        file: 'structures/webhooks.dto.js',
        from: /exports\.WASessionStatusBody/g,
        to: 'exports.StatusBody',
      },
      {
        file: 'api/sessions.controller.js',
        from: '.WASessionStatusBody',
        to: '.StatusBody',
      },
    ],
  ],
  [
    'the setter of WhatsappSession.status in dist/core/abc/session.abc.js',
    [
      {
        file: 'core/abc/session.abc.js',
        from: 'this._status = value',
        to: "this['_status'] = value",
      },
    ],
  ],
  [
    'WhatsappSession.getEventObservable with events2 in dist/core/abc/session.abc.js',
    [{ file: 'core/abc/session.abc.js', from: /events2/g, to: 'events3' }],
  ],
  [
    'WhatsappSessionWebJSCore.init with this.whatsapp in dist/core/engines/webjs/session.webjs.core.js',
    [
      {
        file: 'core/engines/webjs/session.webjs.core.js',
        from: 'this.whatsapp =',
        to: "this['whatsapp'] =",
      },
    ],
  ],
  [
    'WhatsappSessionNoWebCore.buildClient with this.sock in dist/core/engines/noweb/session.noweb.core.js',
    [
      {
        file: 'core/engines/noweb/session.noweb.core.js',
        from: 'this.sock =',
        to: "this['sock'] =",
      },
    ],
  ],
  [
    'WhatsappSessionNoWebCore.listenConnectionEvents with connection.update in dist/core/engines/noweb/session.noweb.core.js',
    [
      {
        file: 'core/engines/noweb/session.noweb.core.js',
        from: 'this.sock.ev.on(',
        to: 'this.sock.ev.addListener(',
      },
    ],
  ],
  [
    'WhatsappSessionGoWSCore.subscribeEvents with this.events in dist/core/engines/gows/session.gows.core.js',
    [
      {
        file: 'core/engines/gows/session.gows.core.js',
        from: /subscribeEvents/g,
        to: 'followEvents',
      },
    ],
  ],
  [
    'a SessionManager with getSessionInfo in AppModuleCore.providers',
    [
      {
        file: 'core/manager.core.js',
        from: 'getSessionInfo(',
        to: 'readSessionInfo(',
      },
      {
        file: 'api/sessions.controller.js',
        from: '.getSessionInfo(',
        to: '.readSessionInfo(',
      },
    ],
  ],
  [
    'the SessionManager of AuthController',
    [
      {
        file: 'api/auth.controller.js',
        from: /__metadata\("design:paramtypes", \[typeof \(_a .*\]\)/,
        to: '__metadata("self:paramtypes", [{ index: 0, param: manager_abc_1.SessionManager }])',
      },
    ],
  ],
  [
    'AuthController in AppModuleCore.controllers',
    [
      {
        file: 'core/app.module.core.js',
        from: '[auth_controller_1.AuthController,',
        to: '[class AuthController extends auth_controller_1.AuthController {},',
      },
    ],
  ],
  [
    'class AppModuleCore',
    [
      {
        file: 'core/app.module.core.js',
        from: /exports\.AppModuleCore/g,
        to: 'exports.AppModule',
      },
      { file: 'main.js', from: /AppModuleCore/g, to: 'AppModule' },
    ],
  ],
  [
    'dist/core/engines/gows/session.gows.core.js',
    [
      {
        file: 'core/manager.core.js',
        from: './engines/gows/',
        to: './engines/../engines/gows2/',
      },
    ],
  ],
];
