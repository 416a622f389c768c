import { PasskeyReasonCode, type PasskeyLogger } from '@waha-passkey/contract';
import { GowsPasskeyDriver } from '@waha-passkey/refusing';
import { EngineRequestError } from '../engine-request-error';
import type { EngineNews, EngineRun } from '../session-engine';
import type { GowsConnection, GowsTransport } from './gows-transport';
import { parseGowsNews } from './parse-gows-news';

export interface GowsRunOptions {
  session: string;
  transport: GowsTransport;
  logger: PasskeyLogger;
  hasWpp: boolean;
}

/** A session of a GOWS process, with the rules of WAHA's GOWS. */
export class GowsRun implements EngineRun {
  readonly driver;
  private connection: Promise<GowsConnection> | null = null;
  private listener: (news: EngineNews) => void = () => undefined;
  private over = false;

  constructor(private readonly options: GowsRunOptions) {
    this.driver = new GowsPasskeyDriver({
      logger: options.logger,
      hasWpp: options.hasWpp,
    });
  }

  observe(listener: (news: EngineNews) => void): void {
    this.listener = listener;
  }

  start(): void {
    this.connection = this.options.transport.connect(this.options.session);
    this.connection
      .then((connection) => this.follow(connection))
      .catch(() => {
        this.fail('GOWS cannot be reached. Check that it runs, then restart.');
      });
  }

  requestCode(): Promise<string> {
    return Promise.reject(
      new EngineRequestError('GOWS links by QR code only on this host.'),
    );
  }

  async logout(): Promise<void> {
    await this.endWith((connection) => connection.logout());
  }

  async stop(): Promise<void> {
    await this.endWith(() => Promise.resolve());
  }

  private async follow(connection: GowsConnection): Promise<void> {
    if (this.over) {
      return;
    }
    // The driver first: it knows whether the gate is why the codes ran out.
    this.driver.attachStream(connection.stream);
    connection.stream.on('data', (message) => {
      this.hear(message);
    });
    connection.stream.on('end', () => {
      this.fail('GOWS ended the session. Restart it.');
    });
    await connection.start();
  }

  private hear(message: unknown): void {
    for (const news of parseGowsNews(message) ?? []) {
      if (news.type === 'failed') {
        const { message, code } = this.driver.failure ?? {
          message: news.reason,
          code: news.code,
        };
        this.fail(message, code);
      } else if (!this.over) {
        this.listener(news);
      }
    }
  }

  private fail(
    reason: string,
    code: PasskeyReasonCode = PasskeyReasonCode.SESSION_STOPPED,
  ): void {
    if (!this.over) {
      this.listener({ type: 'failed', reason, code });
    }
  }

  private async endWith(
    last: (connection: GowsConnection) => Promise<void>,
  ): Promise<void> {
    if (this.over) {
      return;
    }
    this.over = true;
    this.driver.detach();
    try {
      const connection = await this.connection;
      if (connection) {
        await last(connection);
        await connection.stop();
      }
    } catch {
      this.options.logger.warn(
        `Session ${this.options.session}: GOWS did not take the end of the session`,
      );
    }
  }
}
