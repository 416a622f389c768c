import type { PasskeyCapability, PasskeyLogger } from '@waha-passkey/contract';
import { pageChangedCapability, supportedCapability } from './capability';
import { describeError } from './describe-error';
import type { SignalReport } from './signal-report';

/** Some of the modules load after the screen that tells they are due. */
const delayMs = 1_000;
const tries = 3;
/** Up to 30 s on a cold cache [P], twice. */
const loadMs = 60_000;

/** Finds out what this version of the page offers, and declares it. */
export class Canary {
  private timer: NodeJS.Timeout | undefined;
  private misses = 0;
  private plannedAt: number | null = null;
  private declared = supportedCapability;

  constructor(
    private readonly ask: () => Promise<SignalReport>,
    private readonly logger: PasskeyLogger,
  ) {}

  get capability(): PasskeyCapability {
    return this.declared;
  }

  /** The page has shown a screen for as long as its modules may take. */
  get isOverdue(): boolean {
    const { plannedAt } = this;
    return plannedAt !== null && performance.now() - plannedAt >= loadMs;
  }

  async look(): Promise<SignalReport> {
    const report = await this.ask();
    this.misses = report.supported ? 0 : this.misses + 1;
    if (report.supported) this.declare(supportedCapability);
    if (this.misses >= tries) this.declare(pageChangedCapability);
    return report;
  }

  /** Looks soon, and again while a page shows nothing that is known yet. */
  plan(): void {
    if (this.timer || this.misses >= tries) return;
    this.plannedAt ??= performance.now();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.look().then(
        (report) => {
          if (!report.supported || report.isLoading) this.plan();
        },
        (error) =>
          this.logger.debug(`passkey: no canary: ${describeError(error)}`),
      );
    }, delayMs).unref();
  }

  /** Another document: nothing of the last one holds but what was declared. */
  reset(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.plannedAt = null;
    this.misses = 0;
  }

  private declare(capability: PasskeyCapability): void {
    if (this.declared === capability) return;
    this.declared = capability;
    if (capability.reason) this.logger.warn(capability.reason.message);
  }
}
