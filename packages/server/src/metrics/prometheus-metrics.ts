import type { AttemptLabels, PasskeyMetrics } from '@waha-passkey/nest';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** From a page that answers at once to an owner who takes all of the time. */
const SECONDS = [0.01, 0.05, 0.25, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

type Labels = Record<string, string>;

/** One session that runs, for the gauge of what the pages offer. */
export interface RunningEngine {
  engine: string;
  support: 'supported' | 'page-changed' | 'unsupported';
}

/** This process' ceremonies in Prometheus' terms, in a registry of their own. */
export class PrometheusMetrics implements PasskeyMetrics {
  private readonly registry = new Registry();
  private readonly attempts: Counter;
  private readonly open: Gauge;
  private readonly phases: Histogram;
  private readonly signing: Histogram;
  private readonly refused: Counter;
  private readonly deliveries: Counter;
  private readonly sessions: Gauge;

  /** `hasSessionLabel`: one series a session, which costs memory for each. */
  constructor(private readonly hasSessionLabel: boolean) {
    const by = (...names: string[]) => ({
      labelNames: hasSessionLabel ? [...names, 'session'] : names,
      registers: [this.registry],
    });
    this.attempts = new Counter({
      name: 'waha_passkey_attempts_total',
      help: 'Passkey attempts that are over.',
      ...by('kind', 'outcome', 'reason'),
    });
    this.open = new Gauge({
      name: 'waha_passkey_open_attempts',
      help: 'Passkey attempts that are under way.',
      ...by('kind'),
    });
    this.phases = new Histogram({
      name: 'waha_passkey_phase_seconds',
      help: 'How long attempts were in a phase.',
      buckets: SECONDS,
      ...by('kind', 'phase'),
    });
    this.signing = new Histogram({
      name: 'waha_passkey_signing_seconds',
      help: 'From the challenge to a valid assertion.',
      buckets: SECONDS,
      ...by('kind'),
    });
    this.refused = new Counter({
      name: 'waha_passkey_refused_submits_total',
      help: 'Submitted assertions that were refused.',
      ...by('code'),
    });
    this.deliveries = new Counter({
      name: 'waha_passkey_deliveries_total',
      help: 'Assertions that the page of WhatsApp took.',
      ...by('kind'),
    });
    this.sessions = new Gauge({
      name: 'waha_passkey_sessions',
      help: 'Running sessions, by whether their page can be answered.',
      labelNames: ['engine', 'support'],
      registers: [this.registry],
    });
  }

  attemptBegan(labels: AttemptLabels): void {
    this.open.inc(this.toLabels(labels));
  }

  attemptEnded({
    reason,
    ...labels
  }: Parameters<PasskeyMetrics['attemptEnded']>[0]): void {
    const own = this.toLabels(labels);
    this.open.dec(own);
    const outcome = reason === null ? 'completed' : 'ended';
    this.attempts.inc({ ...own, outcome, reason: reason ?? 'none' });
  }

  phaseLeft({
    phase,
    seconds,
    ...labels
  }: Parameters<PasskeyMetrics['phaseLeft']>[0]): void {
    this.phases.observe({ ...this.toLabels(labels), phase }, seconds);
  }

  signed({
    seconds,
    ...labels
  }: Parameters<PasskeyMetrics['signed']>[0]): void {
    this.signing.observe(this.toLabels(labels), seconds);
  }

  delivered(labels: AttemptLabels): void {
    this.deliveries.inc(this.toLabels(labels));
  }

  submitRefused(labels: Parameters<PasskeyMetrics['submitRefused']>[0]): void {
    this.refused.inc(this.toLabels(labels));
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** In Prometheus' text format. */
  async read(running: readonly RunningEngine[]): Promise<string> {
    this.sessions.reset();
    for (const { engine, support } of running) {
      this.sessions.inc({ engine, support });
    }
    return this.registry.metrics();
  }

  private toLabels({ session, ...labels }: { session: string }): Labels {
    return { ...labels, ...(this.hasSessionLabel && { session }) };
  }
}
