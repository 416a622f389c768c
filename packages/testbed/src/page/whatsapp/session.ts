import type { DeviceIdentity } from '../../protocol/linked-device';
import type { Screen } from '../../protocol/messages';
import type { PageConfig } from '../../protocol/page-config';
import type { Scenario } from '../../protocol/scenario';
import { AdvSecret } from './adv-secret';
import { AltDeviceLinking, PairingType } from './alt-device-linking';
import { encodeB64 } from './base64';
import { createCallWatcher } from './call-watcher';
import {
  CHECKPOINT_KEY,
  performPasskeyAssertion,
  type StoredCheckpoint,
} from './checkpoint';
import { CmdModel } from './cmd-model';
import { ConnModel } from './conn-model';
import { FirstSync } from './first-sync';
import { HandoffKeyHolder } from './handoff-key-holder';
import { LinkDeviceEvents } from './link-device-events';
import { type CallWatcher, createGetCredential } from './passkey-assertion';
import { PreferenceStore } from './preference-store';
import { RefRotation } from './ref-rotation';
import { buildQr } from './registration-keys';
import { RequestOptionsCache } from './request-options-cache';
import { ServerLink, type ServerPush } from './server-link';
import { ShortcakeLinking } from './shortcake-linking';
import { ShortcakePairing } from './shortcake-pairing';
import { SocketModel } from './socket-model';
import { StreamModel } from './stream-model';

const DEVICE_KEY = 'device';

/** One running WhatsApp Web: its models, its connection, its linking. */
export class Session {
  scenario: Scenario;
  /** Redraws whatever the screen now is. */
  onChange: () => void = () => undefined;
  /** Runs what the passkey screen needs; throws when a module is broken. */
  loadPasskeyScreen: () => void = () => undefined;
  device: DeviceIdentity | null = null;
  /** What the page's own code calls, too: whatever its module now exports. */
  refreshQR: () => void = () => this.restart();

  readonly conn = new ConnModel();
  readonly cmd = new CmdModel();
  readonly events = new LinkDeviceEvents();
  readonly store = new PreferenceStore();
  readonly advSecret = new AdvSecret();
  readonly socket: SocketModel;
  readonly stream: StreamModel;
  readonly sync: FirstSync;
  readonly altLinking: AltDeviceLinking;
  readonly cache: RequestOptionsCache;
  readonly linking: ShortcakeLinking;
  readonly pairing: ShortcakePairing;
  /** Pushes are taken one after the other. */
  private queue: Promise<void> = Promise.resolve();
  private readonly page = crypto.randomUUID();
  private readonly link: ServerLink;
  private readonly watcher: CallWatcher;
  private readonly rotation: RefRotation;
  private readonly timings: PageConfig['timings'];
  private readonly get = createGetCredential(() => this.scenario);

  constructor(config: PageConfig) {
    this.scenario = config.scenario;
    this.timings = config.timings;
    this.link = new ServerLink({
      opened: () => this.sayHello(),
      closed: () => this.reopenLater(),
      pushed: (message) => this.take(message),
    });
    this.watcher = createCallWatcher((news) => this.link.tell(news));
    const request = this.link.request.bind(this.link);
    const scenario = () => this.scenario;
    const handoff = new HandoffKeyHolder(this.timings.handoffKeyMs);
    this.socket = new SocketModel({
      logout: () => this.logout(),
      reconnect: () => this.restart(),
    });
    this.stream = new StreamModel(this.socket);
    this.sync = new FirstSync(
      this.socket,
      this.cmd,
      this.timings.syncMs,
      this.stream,
    );
    this.rotation = new RefRotation(this.conn, this.timings, () => {
      this.socket.enter('UNPAIRED_IDLE');
      this.onChange();
    });
    this.altLinking = new AltDeviceLinking({
      advSecret: this.advSecret,
      request,
      onChange: () => this.onChange(),
    });
    this.cache = new RequestOptionsCache(
      this.timings.optionsMs,
      async () => (await request({ name: 'get-options' })) as string,
    );
    this.linking = new ShortcakeLinking({
      scenario,
      stageMs: this.timings.stageMs,
      advSecret: this.advSecret,
      events: this.events,
      request,
      onFailure: () => {
        if (!this.scenario.keepsOptionsAfterFailure) {
          this.cache.clearCachedRequestOptions();
        }
      },
    });
    this.pairing = new ShortcakePairing({
      scenario,
      cache: this.cache,
      handoff,
      linking: this.linking,
      advSecret: this.advSecret,
      get: this.get,
      watcher: this.watcher,
      request,
    });
  }

  get qr(): string | null {
    return this.conn.ref === undefined
      ? null
      : buildQr(this.conn.ref, this.advSecret.base64, encodeB64);
  }

  get checkpoint(): StoredCheckpoint | null {
    return this.store.get(CHECKPOINT_KEY) as StoredCheckpoint | null;
  }

  async start(): Promise<void> {
    this.socket.enter('OPENING');
    await this.store.open();
    this.device = this.store.get(DEVICE_KEY) as DeviceIdentity | null;
    this.conn.pushname = this.device?.pushname;
    this.link.open();
  }

  /** A new socket with new refs. What is on the screen stays there. */
  readonly restart = (): void => {
    this.rotation.stop();
    this.altLinking.pairingCode = null;
    this.link.close();
    this.socket.enter('OPENING');
    this.onChange();
    this.link.open();
  };

  /** Back to the QR code: a new socket, and nothing of the last link. */
  readonly resetLinking = (): void => {
    this.pairing.cancel();
    this.refreshQR();
    void this.altLinking.initializeQRLinking();
  };

  async logout(): Promise<void> {
    await this.link.request({ name: 'logout' });
    await this.leave();
  }

  async passCheckpoint(): Promise<void> {
    const { checkpoint } = this;
    if (!checkpoint) throw new Error('There is no checkpoint to pass.');
    const response = await performPasskeyAssertion(
      checkpoint.passkey_challenge_base64,
      this.get,
      this.watcher,
    );
    await this.link.request({ name: 'checkpoint-response', response });
    await this.store.remove(CHECKPOINT_KEY);
    this.onChange();
  }

  tellScreen(screen: Screen, browser: string): void {
    const qr = screen === 'qr' ? this.qr : null;
    this.link.tell({ name: 'screen', screen, qr, browser });
  }

  private sayHello(): void {
    const { device } = this;
    this.link.tell({
      name: 'hello',
      page: this.page,
      device: device && { deviceId: device.deviceId, secret: device.secret },
    });
  }

  private reopenLater(): void {
    this.rotation.stop();
    this.sync.stop();
    this.socket.enter('OPENING');
    this.onChange();
    this.link.openLater(this.timings.reconnectMs);
  }

  private take(message: ServerPush): void {
    this.queue = this.queue
      .then(() => this.handle(message))
      .catch((error: unknown) => {
        console.error(`The push ${message.type} failed.`, error);
      });
  }

  private async handle(message: ServerPush): Promise<void> {
    switch (message.type) {
      case 'refs':
        this.rotation.start(message.refs);
        this.socket.enter('UNPAIRED');
        this.onChange();
        return;
      case 'passkey-prologue-request':
        this.loadPasskeyScreen();
        await this.pairing.takePrologueRequest(message.options);
        this.altLinking.setPairingType(PairingType.SHORTCAKE_PASSKEY);
        this.events.fire('passkey_prologue_request');
        return;
      case 'primary-identity':
        await this.linking.handlePrimaryIdentity(
          message.publicKey,
          message.nonce,
        );
        return;
      case 'pairing-code':
        this.altLinking.endCode();
        this.events.fire(message.event);
        return;
      case 'linking-refused':
        this.linking.fail('server_error');
        return;
      case 'pair-success':
        await this.finishPairing(message.device, message.hmac);
        return;
      case 'logged-in':
        this.socket.enter('PAIRING');
        this.onChange();
        this.socket.enter('CONNECTED');
        this.cmd.markMainLoaded();
        this.onChange();
        this.sync.start(() => this.link.tell({ name: 'synced' }));
        return;
      case 'unlinked':
        await this.leave();
        return;
      case 'checkpoint':
        await this.store.set(CHECKPOINT_KEY, {
          challenge_type: 'PASSKEY',
          passkey_challenge_base64: message.challenge,
        } satisfies StoredCheckpoint);
        this.onChange();
        return;
      case 'scenario':
        this.scenario = message.scenario;
        this.onChange();
        return;
      default:
        message satisfies never;
    }
  }

  private async finishPairing(
    device: DeviceIdentity,
    hmac: string,
  ): Promise<void> {
    if (!(await this.advSecret.hasSigned(device.deviceId, hmac))) {
      console.error('The phone signed with another secret: not linked.');
      this.resetLinking();
      return;
    }
    this.rotation.stop();
    this.pairing.cancel();
    this.device = device;
    this.conn.pushname = device.pushname;
    await this.store.set(DEVICE_KEY, device);
    const { accounts } = this.scenario;
    const wid = accounts === 'lid-only' ? device.lid : device.pn;
    localStorage.setItem('last-wid-md', JSON.stringify(wid));
    this.link.close();
    this.altLinking.pairingType = PairingType.QR_CODE;
    this.socket.enter('OPENING');
    this.onChange();
    this.link.open();
  }

  private async leave(): Promise<void> {
    this.rotation.stop();
    this.sync.stop();
    this.cmd.trigger('logout');
    this.cmd.trigger('logout_from_bridge');
    await this.store.clear();
    localStorage.clear();
    window.setTimeout(() => {
      location.assign('/?post_logout=1&logout_reason=0');
    }, this.timings.leaveMs);
  }
}
