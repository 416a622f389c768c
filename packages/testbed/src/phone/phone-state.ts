import type { ChatServer } from '../stand-in/chat-server';
import type { LinkPhase, LinkVia } from '../stand-in/link';
import type { LinkedDevices } from '../stand-in/linked-devices';

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
  devices: DeviceState[];
  links: LinkState[];
  qrs: ShownQr[];
}

export function describePhone(
  chat: ChatServer,
  devices: LinkedDevices,
): PhoneState {
  const connections = [...chat.connections.values()];
  return {
    devices: devices.all.map((device) => ({
      deviceId: device.deviceId,
      browser: device.browser,
      linkedAt: device.linkedAt,
      online: chat.connectionOf(device) !== undefined,
      checkpoint: device.checkpoint !== null,
    })),
    links: chat.linking.links.map((link) => ({
      id: link.id,
      connectionId: link.connectionId,
      via: link.via,
      phase: link.phase,
      browser: chat.connections.get(link.connectionId)?.browser ?? '',
      code: link.phase === 'code' ? link.code : null,
      startedAt: link.startedAt,
    })),
    qrs: connections.flatMap(({ id, qr, browser, openedAt }) =>
      qr === null ? [] : [{ connectionId: id, browser, qr, openedAt }],
    ),
  };
}
