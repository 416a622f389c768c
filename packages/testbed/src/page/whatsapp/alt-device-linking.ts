import { createPairingCode } from '../../protocol/link-code';
import type { PageRequest } from '../../protocol/messages';
import type { AdvSecret } from './adv-secret';

export const PairingType = {
  QR_CODE: 'QR_CODE',
  ALT_DEVICE_LINKING: 'ALT_DEVICE_LINKING',
  SHORTCAKE_PASSKEY: 'SHORTCAKE_PASSKEY',
} as const;

export type PairingType = (typeof PairingType)[keyof typeof PairingType];

export interface AltDeviceLinkingDeps {
  readonly advSecret: AdvSecret;
  request(request: PageRequest): Promise<unknown>;
  onChange(): void;
}

/** `require('WAWebAltDeviceLinkingApi')` */
export class AltDeviceLinking {
  pairingType: PairingType = PairingType.QR_CODE;
  pairingCode: string | null = null;

  constructor(private readonly deps: AltDeviceLinkingDeps) {}

  readonly setPairingType = (type: PairingType): void => {
    if (type === this.pairingType) return;
    this.pairingType = type;
    this.deps.onChange();
  };

  readonly getPairingType = (): PairingType => this.pairingType;

  readonly initializeAltDeviceLinking = (): Promise<void> => {
    this.pairingCode = null;
    this.deps.advSecret.rotate();
    return Promise.resolve();
  };

  readonly initializeQRLinking = (): Promise<void> => {
    this.pairingCode = null;
    this.setPairingType(PairingType.QR_CODE);
    return Promise.resolve();
  };

  /** Not the page's own: the code on the screen is worth nothing now. */
  endCode(): void {
    this.pairingCode = null;
    this.deps.onChange();
  }

  readonly startAltLinkingFlow = async (phone: string): Promise<string> => {
    const code = createPairingCode();
    await this.deps.request({
      name: 'alt-linking',
      phone,
      code,
      advSecret: this.deps.advSecret.base64,
    });
    this.pairingCode = code;
    this.deps.onChange();
    return code;
  };
}
