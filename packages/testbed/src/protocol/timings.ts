/**
 * WhatsApp's own clocks, in milliseconds. A stand-in runs faster by scaling
 * them alike, so that their order never changes.
 */
export interface Timings {
  /** How long the page's modules take to run when they load one by one. */
  modulesMs: number;
  /** How long the first QR code is shown. */
  firstRefMs: number;
  /** How long each of the following QR codes is shown. */
  nextRefMs: number;
  /** How long the page keeps the key that spares the code comparison. */
  handoffKeyMs: number;
  /** How long the page reuses cached request options. */
  optionsMs: number;
  /** Each of the page's three waits after the assertion. */
  stageMs: number;
  /** From the new connection to the end of the first sync. */
  syncMs: number;
  /** From a lost connection to the next try. */
  reconnectMs: number;
  /**
   * From logging out to leaving the page. Not scaled: clients close the
   * browser meanwhile, and stumble over a page that leaves at once.
   */
  leaveMs: number;
}

export const realTimings: Readonly<Timings> = {
  modulesMs: 20_000,
  firstRefMs: 60_000,
  nextRefMs: 20_000,
  handoffKeyMs: 300_000,
  optionsMs: 600_000,
  stageMs: 120_000,
  syncMs: 2_000,
  reconnectMs: 1_000,
  leaveMs: 1_000,
};

/** 60 s and five times 20 s: 160 s in all. */
export const REFS_A_ROUND = 6;

/** `scale` 0.01 runs a hundred times faster than life. */
export function scaleTimings(scale: number): Timings {
  if (!Number.isFinite(scale) || scale <= 0) {
    throw new RangeError(
      `clockScale is ${scale}; it must be a number above 0, such as 0.01 for a hundred times faster.`,
    );
  }
  return {
    modulesMs: realTimings.modulesMs * scale,
    firstRefMs: realTimings.firstRefMs * scale,
    nextRefMs: realTimings.nextRefMs * scale,
    handoffKeyMs: realTimings.handoffKeyMs * scale,
    optionsMs: realTimings.optionsMs * scale,
    stageMs: realTimings.stageMs * scale,
    syncMs: realTimings.syncMs * scale,
    reconnectMs: realTimings.reconnectMs * scale,
    leaveMs: realTimings.leaveMs,
  };
}
