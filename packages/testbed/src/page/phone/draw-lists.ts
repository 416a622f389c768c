import type { DeviceState, ShownQr } from '../../protocol/phone-state';
import { element } from '../dom/element';
import type { Act } from './act';

/** The QR codes that a camera could see now. */
export function drawQrs(qrs: ShownQr[], act: Act): HTMLElement[] {
  if (qrs.length === 0) {
    return [
      element(
        'p',
        { class: 'hint' },
        'No page shows a QR code now. Start a session, and it appears here.',
      ),
    ];
  }
  return qrs.map(({ connectionId, browser, qr, openedAt }) =>
    drawRow(
      `Page ${connectionId}`,
      `${browser}, opened at ${toTime(openedAt)}`,
      element(
        'button',
        { type: 'button', click: () => act('scan', { qr }) },
        'Scan',
      ),
    ),
  );
}

export function drawDevices(devices: DeviceState[], act: Act): HTMLElement[] {
  if (devices.length === 0) {
    return [element('p', { class: 'hint' }, 'No device is linked.')];
  }
  return devices.map((device) => drawDevice(device, act));
}

function drawDevice(device: DeviceState, act: Act): HTMLElement {
  const { deviceId, browser, linkedAt, online, checkpoint } = device;
  const state = checkpoint
    ? 'waits for the passkey'
    : online
      ? 'online'
      : 'offline';
  return drawRow(
    browser || 'Device',
    `${state}, linked at ${toTime(linkedAt)}`,
    element(
      'button',
      {
        type: 'button',
        class: 'plain',
        disabled: !online || checkpoint,
        click: () => act('checkpoint', { deviceId }),
      },
      'Ask for passkey',
    ),
    element(
      'button',
      {
        type: 'button',
        class: 'plain danger',
        click: () => act('unlink', { deviceId }),
      },
      'Unlink',
    ),
  );
}

function drawRow(
  title: string,
  detail: string,
  ...buttons: HTMLElement[]
): HTMLElement {
  return element(
    'div',
    { class: 'row' },
    element(
      'div',
      {},
      element('strong', {}, title),
      element('span', { class: 'hint' }, detail),
    ),
    element('div', { class: 'buttons' }, ...buttons),
  );
}

function toTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}
