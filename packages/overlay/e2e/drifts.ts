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

/**
 * A WAHA of 2026.7, as far as the overlay meets it; WORKING carries the limits of
 * the account, and comes again when they change.
 */
export const laterWaha: Drift[] = [
  {
    file: 'structures/enums.dto.js',
    from: 'WAHASessionStatus["WORKING"]',
    to: 'WAHASessionStatus["PASSKEY_REQUIRED"] = "PASSKEY_REQUIRED";\nWAHASessionStatus["PASSKEY_CONFIRMATION_REQUIRED"] = "PASSKEY_CONFIRMATION_REQUIRED";\nWAHASessionStatus["WORKING"]',
  },
  {
    file: 'core/abc/session.abc.js',
    from: 'set status(value) {',
    to: `sendPasskeyResponse() { throw new Error('501'); }
    set status(value) { this.setStatus(value); }
    setStatus(value, data = null) {
        if (value === 'WORKING') data ??= this.limits ?? null;`,
  },
  {
    file: 'core/abc/session.abc.js',
    from: /meet\(event\) \{/,
    to: `meet(event) {
        if (this.engine === 'WEBJS') {
            this.limits = JSON.parse(event);
            if (this.status === 'WORKING') this.setStatus('WORKING', this.limits);
            return;
        }`,
  },
  {
    file: 'core/abc/session.abc.js',
    from: 'status: value };',
    to: 'status: value, data };',
  },
  {
    file: 'api/auth.controller.js',
    from: 'getQR(name) {',
    to: `getPasskeyChallenge() {}
    postPasskey(name, body) {
        return this.manager.getSession(name).sendPasskeyResponse(JSON.stringify(body));
    }
    getQR(name) {`,
  },
  {
    file: 'api/auth.controller.js',
    from: '__decorate([',
    to: `__decorate([
    (0, common_1.Post)('passkey'),
    __param(0, (0, common_1.Param)('session')),
    __param(1, (0, common_1.Body)()),
    __metadata('design:paramtypes', [String, Object])
], AuthController.prototype, 'postPasskey', null);
__decorate([`,
  },
];
