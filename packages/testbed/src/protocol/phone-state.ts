import type { LinkPhase, LinkVia } from './link-phase';

export interface LinkState {
  id: number;
  connectionId: number;
  via: LinkVia;
  phase: LinkPhase;
  browser: string;
  /** On the phone's screen only while codes are compared. */
  code: string | null;
  startedAt: number;
}

export interface DeviceState {
  deviceId: string;
  browser: string;
  linkedAt: number;
  online: boolean;
  checkpoint: boolean;
}

/** A page that shows a QR code, as a camera would find it. */
export interface ShownQr {
  connectionId: number;
  browser: string;
  qr: string;
  openedAt: number;
}

/** Everything the phone's screen shows. */
export interface PhoneState {
  account: { phoneNumber: string; pushname: string };
  devices: DeviceState[];
  links: LinkState[];
  qrs: ShownQr[];
}
