/** One line for the operator. Stdout is WAHA's, and parsed by its entrypoint. */
export function report(message: string): void {
  process.stderr.write(`waha-passkey: ${message.replace(/\s+/g, ' ')}\n`);
}
