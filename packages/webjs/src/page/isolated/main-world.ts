import { CHANNEL } from '../channel';

const yes = '{"reply":true}';
const none = '{}';

/** The agent of the page's own world; text in, text out. */
export class MainWorld {
  private reply = none;

  constructor() {
    document.addEventListener(CHANNEL.reply, (event) => {
      this.reply = (event as CustomEvent<string>).detail;
    });
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
