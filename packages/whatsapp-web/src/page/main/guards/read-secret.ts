import { SECRET_METHODS, TEST_IDS } from '../../../protocol/whatsapp-names';
import { callModule } from '../modules';

/** Its place in the text of a QR code, counted from 0. */
const secretField = 3;

/**
 * The secret that the page's next QR code carries, base64: as its module says,
 * or as the code on the screen shows. Empty when neither is to be had.
 */
export function readSecret(): string {
  for (const module of ['secrets', 'signatures'] as const) {
    const secret = callModule(module, SECRET_METHODS.read);
    if (typeof secret === 'string' && secret !== '') return secret;
  }
  const code = document.querySelector(`[data-testid="${TEST_IDS.qr}"]`);
  return code?.getAttribute('data-ref')?.split(',')[secretField] ?? '';
}
