import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Account } from '../account/account';
import type { DeviceIdentity } from '../protocol/linked-device';

export interface LinkedDevice extends DeviceIdentity {
  browser: string;
  linkedAt: number;
  /** base64url; null when no checkpoint is open. */
  checkpoint: string | null;
}

/** The account's linked devices; kept in a file when one is named. */
export class LinkedDevices {
  private readonly devices = new Map<string, LinkedDevice>();

  constructor(private readonly file: string | null) {
    if (file === null || !existsSync(file)) return;
    const stored = JSON.parse(readFileSync(file, 'utf8')) as LinkedDevice[];
    for (const device of stored) this.devices.set(device.deviceId, device);
  }

  get all(): LinkedDevice[] {
    return [...this.devices.values()];
  }

  find(deviceId: string): LinkedDevice | undefined {
    return this.devices.get(deviceId);
  }

  findBySecret(deviceId: string, secret: string): LinkedDevice | undefined {
    const device = this.devices.get(deviceId);
    return device?.secret === secret ? device : undefined;
  }

  add(account: Account, browser: string): LinkedDevice {
    const deviceId = randomBytes(8).toString('hex');
    const device: LinkedDevice = {
      deviceId,
      secret: randomBytes(32).toString('base64url'),
      pn: `${account.phoneNumber}@c.us`,
      lid: `1${account.phoneNumber}000@lid`,
      pushname: account.pushname,
      browser,
      linkedAt: Date.now(),
      checkpoint: null,
    };
    this.devices.set(deviceId, device);
    this.save();
    return device;
  }

  setCheckpoint(device: LinkedDevice, challenge: string | null): void {
    device.checkpoint = challenge;
    this.save();
  }

  remove(deviceId: string): boolean {
    const removed = this.devices.delete(deviceId);
    if (removed) this.save();
    return removed;
  }

  private save(): void {
    if (this.file === null) return;
    const text = JSON.stringify(this.all, null, 2);
    writeFileSync(this.file, `${text}\n`, { mode: 0o600 });
  }
}
