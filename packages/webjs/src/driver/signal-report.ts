import type { PageSignals } from '../protocol/page-signals';

/** One of the signals that tell the gate without a press of its button. */
export type DetectionSignal = 'events' | 'options' | 'stages' | 'card';

/** The canary's answer: what this version of the page offers. */
export interface SignalReport extends PageSignals {
  /** At least one is needed. */
  detection: DetectionSignal[];
  /** Whether a call of the page would reach us. */
  answering: boolean;
  supported: boolean;
}

/**
 * A test id proves that the page still marks its elements as expected. A
 * linked page loads none of the linking modules: there, answering is enough.
 */
export function toSignalReport(
  signals: PageSignals,
  isLinked: boolean,
): SignalReport {
  const { modules, testIds } = signals;
  const detection: DetectionSignal[] = [];
  if (modules.events) detection.push('events');
  if (modules.options) detection.push('options');
  if (modules.stages) detection.push('stages');
  if (testIds.length > 0) detection.push('card');
  const answering = signals.override;
  const supported = answering && (isLinked || detection.length > 0);
  return { ...signals, detection, answering, supported };
}
