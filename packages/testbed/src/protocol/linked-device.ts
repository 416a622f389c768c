/** What the server hands to a newly linked page; `secret` logs it in again. */
export interface DeviceIdentity {
  deviceId: string;
  secret: string;
  /** The account's number and hidden identity, as WhatsApp writes them. */
  pn: string;
  lid: string;
  pushname: string;
}
