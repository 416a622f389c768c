import { Injectable, NotFoundException } from '@nestjs/common';
import { WAHAEvents, WAHASessionStatus } from '../structures/enums.dto';
import { SessionManager } from './abc/manager.abc';
import type { WhatsappSession } from './abc/session.abc';
import { deliverEvent } from './event-delivery';
import { WhatsappSessionGoWSCore } from './engines/gows/session.gows.core';
import { WhatsappSessionNoWebCore } from './engines/noweb/session.noweb.core';
import { WhatsappSessionWebJSCore } from './engines/webjs/session.webjs.core';

/** Core runs one session. Its events go to the process that started it. */
@Injectable()
export class SessionManagerCore extends SessionManager {
  EngineClass = this.getEngine(process.env['WHATSAPP_DEFAULT_ENGINE']);
  private session: WhatsappSession | null = null;

  exists(name: string): Promise<boolean> {
    return Promise.resolve(name === 'default');
  }

  getSession(name: string): WhatsappSession {
    if (this.session && name === 'default') return this.session;
    throw new NotFoundException(`The session ${name} does not run.`);
  }

  getSessionInfo(name: string): Promise<object> {
    return Promise.resolve({
      name,
      status: this.session?.status ?? WAHASessionStatus.STOPPED,
      engine: { engine: this.session?.engine },
    });
  }

  async start(name: string): Promise<void> {
    await this.stop(name);
    const session = new this.EngineClass(name);
    this.session = session;
    session
      .getEventObservable(WAHAEvents.SESSION_STATUS)
      ?.subscribe((payload) => {
        process.send?.({ payload });
        deliverEvent(payload, session.getSessionMeInfo());
      });
    await session.start();
  }

  async stop(name: string): Promise<void> {
    if (!(await this.exists(name))) return;
    const { session } = this;
    this.session = null;
    await session?.stop();
  }

  async logout(name: string): Promise<void> {
    await this.getSession(name).logout();
    await this.stop(name);
  }

  private getEngine(
    engine: string | undefined,
  ): new (name: string) => WhatsappSession {
    if (engine === 'NOWEB') return WhatsappSessionNoWebCore;
    if (engine === 'GOWS') return WhatsappSessionGoWSCore;
    return WhatsappSessionWebJSCore;
  }
}
