import type { Account } from '../account/account';
import type { LinkPhase } from '../protocol/link-phase';
import type { PhoneState } from '../protocol/phone-state';
import type { ChatServer } from '../stand-in/chat-server';
import type { Link } from '../stand-in/link';
import type { LinkedDevices } from '../stand-in/linked-devices';
import type { Observations } from '../stand-in/observations';
import type { Timers } from '../stand-in/timers';
import { waitFor, type WaitOptions } from '../stand-in/wait-for';
import { describePhone } from './describe-phone';

export interface PhoneOptions extends WaitOptions {
  /** A `LinkState.id`; the newest link that fits unless named. */
  link?: number;
}

export interface PhoneDeps {
  account: Account;
  chat: ChatServer;
  devices: LinkedDevices;
  observations: Observations;
  timers: Timers;
  /** Real milliseconds that every tap is late. */
  delayMs(): number;
}

/** The account's phone: each method is something its human does. */
export class Phone {
  constructor(private readonly deps: PhoneDeps) {}

  get state(): PhoneState {
    const { account, chat, devices } = this.deps;
    return describePhone(account, chat, devices);
  }

  /** `qr`: the text of a QR code that a page shows. Resolves with the link. */
  // eslint-disable-next-line @typescript-eslint/require-await -- errors reject
  async scan(qr: string): Promise<number> {
    const [ref, , , advSecret] = qr.split(',');
    if (!ref || !advSecret) {
      throw new Error(
        'This is not a QR code of WhatsApp Web: five parts with commas between them are expected.',
      );
    }
    return this.deps.chat.scan(ref, advSecret).id;
  }

  /** Types the pairing code that a page shows. Resolves with the link. */
  // eslint-disable-next-line @typescript-eslint/require-await -- errors reject
  async enterCode(code: string): Promise<number> {
    return this.deps.chat.enterCode(code).id;
  }

  /** Waits for the phone's question, then answers it with "Link device". */
  async approve(options?: PhoneOptions): Promise<void> {
    const link = await this.reach(['approval'], 'a device to approve', options);
    await this.tap();
    if (link.phase === 'approval') this.deps.chat.linking.sendIdentity(link);
  }

  /** Waits for a link that can be declined, then declines it. */
  async decline(options?: PhoneOptions): Promise<void> {
    const link = await this.reach(
      ['approval', 'connecting', 'code'],
      'a device to decline',
      options,
    );
    await this.tap();
    this.deps.chat.linking.decline(link);
  }

  /** Waits for the code on the phone; eight characters. */
  async code(options: PhoneOptions = {}): Promise<string> {
    return waitFor(
      this.deps.observations,
      'a code on the phone',
      () => this.find(['code', 'finishing'], options.link)?.code,
      options,
    );
  }

  /** "The codes match": waits until the phone shows one. */
  async confirmCode(options?: PhoneOptions): Promise<void> {
    const link = await this.reach(['code'], 'a code to compare', options);
    await this.tap();
    this.deps.chat.linking.confirmCode(link);
  }

  /** "The codes differ": waits until the phone shows one. */
  async rejectCode(options?: PhoneOptions): Promise<void> {
    const link = await this.reach(['code'], 'a code to compare', options);
    await this.tap();
    this.deps.chat.linking.decline(link);
  }

  unlink(deviceId: string): void {
    this.deps.chat.unlink(this.deviceOf(deviceId));
  }

  /** WhatsApp, not the phone, does this; it needs the device to be online. */
  openCheckpoint(deviceId: string): void {
    const device = this.deviceOf(deviceId);
    const connection = this.deps.chat.connectionOf(device);
    if (!connection) {
      throw new Error('This device is offline: start its session first.');
    }
    this.deps.chat.checkpoints.open(device, connection);
  }

  private deviceOf(deviceId: string) {
    const device = this.deps.devices.find(deviceId);
    if (!device) throw new Error('No such device is linked.');
    return device;
  }

  private reach(
    phases: LinkPhase[],
    what: string,
    options: PhoneOptions = {},
  ): Promise<Link> {
    return waitFor(
      this.deps.observations,
      what,
      () => this.find(phases, options.link),
      options,
    );
  }

  private find(phases: LinkPhase[], id?: number): Link | undefined {
    return this.deps.chat.linking.links.findLast(
      (link) =>
        phases.includes(link.phase) && (id === undefined || link.id === id),
    );
  }

  private async tap(): Promise<void> {
    const delayMs = this.deps.delayMs();
    if (delayMs === 0) return;
    await new Promise<void>((resolve) => {
      this.deps.timers.after(delayMs, resolve);
    });
  }
}
