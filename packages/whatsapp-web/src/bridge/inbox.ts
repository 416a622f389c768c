import type { PasskeyLogger } from '@waha-passkey/contract';
import type { PageMessage } from '../protocol/page-message';
import { DropLog } from './drop-log';
import { MessageLanes } from './message-lanes';
import { parsePageMessage } from './parse-page-message';

/** Limits, checks and hands on what one document's scripts send. */
export class Inbox {
  private readonly drops: DropLog;
  private readonly lanes = new MessageLanes(() => this.drops.add('too many'));

  constructor(
    logger: PasskeyLogger,
    private readonly onMessage: (message: PageMessage) => void,
  ) {
    this.drops = new DropLog(logger);
  }

  take(payload: string): void {
    this.lanes.take(payload, () => this.pass(payload));
  }

  refuseForeign(): void {
    this.drops.add('of another frame');
  }

  /** Another document, or none. */
  reset(): void {
    this.lanes.reset();
  }

  stop(): void {
    this.lanes.reset();
    this.drops.stop();
  }

  private pass(payload: string): void {
    const message = parsePageMessage(payload);
    if (!message) return this.drops.add('malformed');
    if (message.type === 'call') this.lanes.onCall(message.callId);
    this.onMessage(message);
  }
}
