/**
 * Small source trees with the shape of WAHA's at the places where the series
 * attaches. Written for these tests; no line is WAHA's.
 */
export interface TreeTraits {
  version: string;
  /** `setStatus`, both statuses and passkeys on GOWS: 2026.7 and later. */
  passkeysOnGows?: boolean;
  /** Session hooks: after 2026.7.1. */
  hooks?: boolean;
  /** `statuses[]` in the event: from 2025.9.2. */
  statusPoints?: boolean;
  /** Policies on the controllers: from 2026.2. */
  policies?: boolean;
  /** The WPP engine: from 2026.3. */
  wpp?: boolean;
}

export const treeTraits = {
  '2025.9-like': { version: '2025.9.1' },
  '2026.1-like': { version: '2026.1.1', statusPoints: true },
  '2026.2-like': { version: '2026.2.1', statusPoints: true, policies: true },
  '2026.4-like': {
    version: '2026.4.1',
    statusPoints: true,
    policies: true,
    wpp: true,
  },
  '2026.7-like': {
    version: '2026.7.1',
    statusPoints: true,
    policies: true,
    passkeysOnGows: true,
    wpp: true,
  },
  '2026.8-like': {
    version: '2026.8.1',
    statusPoints: true,
    policies: true,
    passkeysOnGows: true,
    hooks: true,
    wpp: true,
  },
} as const satisfies Record<string, TreeTraits>;

export function wahaLikeTree(traits: TreeTraits): Record<string, string> {
  return {
    'package.json': '{ "name": "waha-like", "private": true }\n',
    'src/version.ts': `export const VERSION = { version: '${traits.version}' };\n`,
    'src/structures/enums.dto.ts': enums(traits),
    'src/structures/webhooks.dto.ts': webhooks(traits),
    'src/core/abc/session.abc.ts': session(traits),
    'src/core/app.module.core.ts': appModule(traits),
    'src/core/manager.core.ts': manager,
    'src/core/engines/webjs/session.webjs.core.ts': webjs,
    'src/core/engines/noweb/session.noweb.core.ts': noweb,
    'src/core/engines/gows/session.gows.core.ts': gows(traits),
    ...(traits.wpp && { 'src/core/engines/wpp/session.wpp.core.ts': wpp }),
    ...(traits.hooks
      ? {
          'src/core/abc/session.hooks.ts': 'export class SessionHooks {}\n',
          'src/plugins/http.paths.module.ts': paths,
        }
      : { 'src/core/SwaggerConfiguratorCore.ts': swagger }),
  };
}

const when = (condition: boolean | undefined, text: string): string =>
  condition ? text : '';

const enums = ({ passkeysOnGows }: TreeTraits): string => `
export enum WAHAEvents {
  SESSION_STATUS = 'session.status',
}

export enum WAHASessionStatus {
  STOPPED = 'STOPPED',
  STARTING = 'STARTING',
  SCAN_QR_CODE = 'SCAN_QR_CODE',${when(
    passkeysOnGows,
    `
  PASSKEY_REQUIRED = 'PASSKEY_REQUIRED',
  PASSKEY_CONFIRMATION_REQUIRED = 'PASSKEY_CONFIRMATION_REQUIRED',`,
  )}
  WORKING = 'WORKING',
  FAILED = 'FAILED',
}
`;

const webhooks = ({ statusPoints, passkeysOnGows }: TreeTraits): string => `
import { ApiProperty } from '@nestjs/swagger';
import { WAHASessionStatus } from './enums.dto';

export class WASessionStatusBody {
  @ApiProperty({ example: 'tree' })
  name: string;

  status: WAHASessionStatus;
${when(
  statusPoints,
  '\n  statuses: { status: string; timestamp: number }[];\n',
)}${when(
  passkeysOnGows,
  '\n  @ApiProperty({ required: false })\n  data?: any;\n',
)}}
`;

const session = (traits: TreeTraits): string => `
import { Subject } from 'rxjs';
import { WAHAEvents, WAHASessionStatus } from '../../structures/enums.dto';

export abstract class WhatsappSession {
  public name: string;
  protected events2: Map<WAHAEvents, Subject<any>> = new Map();
  private _status: WAHASessionStatus;
  private status$ = new Subject<any>();
  protected unpairing = false;

  public getEventObservable(event: WAHAEvents) {
    return this.events2.get(event);
  }

${traits.passkeysOnGows ? laterStatus : earlierStatus}
  public get status() {
    return this._status;
  }
}
`;

const earlierStatus = `  ${'public'} set status(next: WAHASessionStatus) {
    if (this.unpairing) {
      return;
    }
    this._status = next;
    this.status$.next(next);
  }
`;

const laterStatus = `  protected setStatus(next: WAHASessionStatus, data: any = null) {
    if (this.unpairing) {
      return;
    }
    this._status = next;
    this.status$.next({ status: next, data: data });
  }

  public set status(next: WAHASessionStatus) {
    this.setStatus(next);
  }

  public async sendPasskeyResponse(answer: string): Promise<void> {
    throw new Error('not by this engine: ' + answer.length);
  }
`;

const appModule = ({ policies, hooks }: TreeTraits): string => `
import { Module } from '@nestjs/common';
import { AuthController } from '../api/auth.controller';
${when(policies, "import { PoliciesGuard } from './auth/policies.guard';\n")}${when(
  hooks,
  "import { HttpPathsModule } from '@waha/plugins/http.paths.module';\n",
)}
export const IMPORTS_CORE = [
  AppsModule,${when(hooks, '\n  HttpPathsModule,')}
  ConfigModule.forRoot({ isGlobal: true }),
];

export const CONTROLLERS = [AuthController, ...AppsModule.controllers];

@Module({ imports: IMPORTS_CORE, controllers: CONTROLLERS })
export class AppModuleCore {}
`;

const manager = `
import { WhatsappSession } from './abc/session.abc';

export class SessionManagerCore {
  protected readonly EngineClass: typeof WhatsappSession;

  async getSessionInfo(name: string): Promise<any> {
    const found = await this.find(name);
    if (!found) {
      return null;
    }
    const engine = await this.fetchEngineInfo();
    return { ...found, engine: engine };
  }
}
`;

const swagger = `
import { BasicAuthFunction } from './auth/basicAuth';

export class SwaggerConfiguratorCore {
  setUpAuth([username, password]: [string, string]): void {
    const exclude = ['/api/', '/ping'];
    const authFunction = BasicAuthFunction(username, password, exclude);
    this.app.use(authFunction);
  }
}
`;

const paths = `
export function HttpPathsRegistration(...registered: any[]): any {
  return class {};
}
`;

const webjs = `
import { WhatsappSession } from '../../abc/session.abc';

export class WhatsappSessionWebJSCore extends WhatsappSession {
  whatsapp: any;

  protected async init() {
    this.whatsapp = await this.buildClient();
    this.whatsapp.initialize().then(() => {
      this.whatsapp = this.whatsapp;
    });
  }
}
`;

const wpp = `
import { WhatsappSession } from '../../abc/session.abc';
import { create, Whatsapp as WPPWhatsapp } from '@wppconnect-team/wppconnect';

export class WhatsappSessionWPPCore extends WhatsappSession {
  protected wpp?: WPPWhatsapp;
  private startAttemptId = 0;

  async start() {
    const startAttemptId = ++this.startAttemptId;
    const options = { session: this.name };
    void this.createClientAsync(options, startAttemptId).catch((error) => {
      this.logger.error(error);
    });
    return this;
  }

  private async createClientAsync(options: any, startAttemptId: number) {
    const wpp = await create(options);
    if (this.startAttemptId === startAttemptId) {
      this.wpp = wpp;
    }
  }
}
`;

const noweb = `
import { WhatsappSession } from '../../abc/session.abc';
import { WAHASessionStatus } from '../../../structures/enums.dto';

export class WhatsappSessionNoWebCore extends WhatsappSession {
  sock: any;

  async buildClient() {
    this.sock?.removeAllListeners();
    this.sock = await this.makeSocket();
    this.listenConnectionEvents();
  }

  protected listenConnectionEvents() {
    this.sock.on('update', async (update) => {
      if (update.open) {
        this.status = WAHASessionStatus.WORKING;
      } else if (this.status == WAHASessionStatus.SCAN_QR_CODE) {
        await this.failed();
      }
      if (update.qr) {
        this.status = WAHASessionStatus.SCAN_QR_CODE;
      }
    });
  }
}
`;

const gows = ({ passkeysOnGows }: TreeTraits): string => `
import { WhatsappSession } from '../../abc/session.abc';
import { WAHASessionStatus } from '../../../structures/enums.dto';

enum WhatsMeowEvent {
  QR_CHANNEL_ITEM = 'whatsmeow.QRChannelItem',
}

export class WhatsappSessionGoWSCore extends WhatsappSession {
  events: any;

  subscribeEvents() {
    this.events = new EventsFromObservable(this.all$);
    const events = this.events;
    events.on(WhatsMeowEvent.QR_CHANNEL_ITEM, async (item) => {
      if (item.Event != 'code') {
        this.status = WAHASessionStatus.FAILED;
      }
    });
  }
${when(
  passkeysOnGows,
  '\n  public async sendPasskeyResponse(answer: string) {\n    await this.client.send(answer);\n  }\n',
)}}
`;
