import type { Account } from '../account/account';
import type { PhoneState } from '../protocol/phone-state';
import type { ChatServer } from '../stand-in/chat-server';
import type { LinkedDevices } from '../stand-in/linked-devices';

export function describePhone(
  { phoneNumber, pushname }: Account,
  chat: ChatServer,
  devices: LinkedDevices,
): PhoneState {
  const connections = [...chat.connections.values()];
  return {
    account: { phoneNumber, pushname },
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
