const cures: Record<number, string> = {
  400: 'Correct the request as the message says.',
  401: 'Use the API key of this server.',
  403: 'Use an API key that is allowed to do this.',
  404: 'Check the name of the session, create it if it is new, and start it.',
  405: 'This server does not have the route: do without it.',
  409: 'Read the newest attempt and answer that one.',
  410: 'Renew the request if the attempt is retryable, else link again.',
  413: 'Send credential.toJSON() and nothing else.',
  415: 'Send the body as application/json.',
  422: 'Read the status of the session: it is not waiting for this.',
  429: 'Wait as long as retryAfterMs says, then send it again.',
  500: 'Look at the log of the server.',
  501: 'Run the session on an engine that can answer a passkey.',
  502: 'Renew the request, or restart the session.',
  503: 'Start the session again.',
  504: 'Read the status of the session, then renew the request.',
};

/** What a client does about a refusal with this HTTP status. */
export function describeCure(status: number): string {
  return (
    cures[status] ?? 'Check the address, and look at the log of the server.'
  );
}
