/** The code a human compares with the one on the phone: 8 characters. */
export interface PasskeyConfirmation {
  code: string;
}
