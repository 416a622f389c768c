import { Emitter } from './emitter';

interface LinkDeviceEventValues {
  passkey_prologue_request: [];
  shortcake_prologue_sent: [];
  shortcake_verification_code_ready: [code: string, skipHandoffUx?: boolean];
  shortcake_error: [reason: 'timeout' | 'server_error'];
  primary_hello_received: [];
  refresh_alt_linking_code: [];
  force_manual_refresh: [];
  error_alt_linking: [];
}

/** `require('WAWebLinkDeviceEvents').WAWebLinkDeviceEvents` */
export class LinkDeviceEvents extends Emitter {
  fire<Name extends keyof LinkDeviceEventValues>(
    name: Name,
    ...values: LinkDeviceEventValues[Name]
  ): void {
    this.trigger(`link_device_events:${name}`, ...values);
  }
}
