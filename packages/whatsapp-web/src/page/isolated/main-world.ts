import { CHANNEL } from '../channel';

const yes = '{"reply":true}';
const none = '{}';

/** The agent of the page's own world; text in, text out. */
export class MainWorld {
  private reply = none;

  private readonly onReply = (event: Event): void => {
    this.reply = (event as CustomEvent<string>).detail;
  };

  constructor() {
    document.addEventListener(CHANNEL.reply, this.onReply);
  }

  stop(): void {
    document.removeEventListener(CHANNEL.reply, this.onReply);
  }

  /**
   * Listeners run while the event is dispatched, so the reply is there after:
   * a prevented event means `true`, any other reply comes by an event.
   */
  ask(detail: string): string {
    this.reply = none;
    const event = new CustomEvent(CHANNEL.command, {
      detail,
      cancelable: true,
    });
    return document.dispatchEvent(event) ? this.reply : yes;
  }
}
