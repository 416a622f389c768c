import QRCode from 'qrcode';
import type { Session } from '../session';
import { element } from '../../dom/element';

export function drawQrScreen(
  session: Session,
  onPhoneNumber: () => void,
): HTMLElement {
  const idle = session.socket.state === 'UNPAIRED_IDLE';
  return element(
    'section',
    { class: 'card' },
    element('h1', {}, 'Scan to log in'),
    element('p', {}, 'Scan the QR code with the phone of the stand-in.'),
    idle
      ? element(
          'button',
          { type: 'button', click: () => session.refreshQR() },
          'Reload QR code',
        )
      : drawQr(session),
    element(
      'button',
      { type: 'button', class: 'quiet', click: onPhoneNumber },
      'Log in with phone number',
    ),
  );
}

function drawQr({ qr, scenario }: Session): HTMLElement {
  const canvas = element('canvas', { role: 'img', 'aria-label': 'QR code' });
  if (qr !== null) {
    QRCode.toCanvas(canvas, qr, { width: 264 }).catch((error: unknown) => {
      console.error('The QR code cannot be drawn.', error);
    });
  }
  return element(
    'div',
    {
      'data-testid': scenario.testIds === 'none' ? null : 'link-device-qr-code',
      'data-ref': qr,
    },
    canvas,
  );
}
