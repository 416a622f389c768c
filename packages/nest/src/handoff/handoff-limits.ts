/** Times in milliseconds. */
export interface HandoffLimits {
  /** Longest life of a link. */
  ticketMs: number;
  /** How long a link that expired or was replaced is still known as such. */
  rememberMs: number;
  /** How long one that was opened is still known as such. */
  rememberUsedMs: number;
  /** Submits that fail a check before the link dies. */
  invalidSubmits: number;
  /** Links given out a minute for a session. */
  mintsPerMinute: number;
  /** Hand-overs to another device a minute for a link. */
  transfersPerMinute: number;
  /** Renewals a minute for a link. */
  renewalsPerMinute: number;
  /** Requests a minute from one address with a ticket that is not known. */
  unknownPerMinute: number;
}

export const defaultHandoffLimits: HandoffLimits = {
  ticketMs: 300_000,
  rememberMs: 900_000,
  rememberUsedMs: 60_000,
  invalidSubmits: 5,
  mintsPerMinute: 20,
  transfersPerMinute: 5,
  renewalsPerMinute: 5,
  unknownPerMinute: 30,
};
