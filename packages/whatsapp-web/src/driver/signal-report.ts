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
  /** No signal yet, but modules that may still load. */
  isLoading: boolean;
}

/** What is known of the page apart from its own answer. */
export interface ReportContext {
  isLinked: boolean;
  /** The passkey screen is up, which uses every linking module. */
  isGateUp: boolean;
  /** The page has had the time that its modules take to load. */
  isOverdue: boolean;
}

/**
 * A test id proves that the page still marks its elements as expected. A
 * linked page loads none of the linking modules: there, answering is enough.
 */
export function toSignalReport(
  signals: PageSignals,
  { isLinked, isGateUp, isOverdue }: ReportContext,
): SignalReport {
  const { testIds } = signals;
  const isDue = !isLinked && (isGateUp || isOverdue);
  const read = (name: keyof PageSignals['modules'], due = isDue) =>
    due && signals.modules[name] === 'not-loaded'
      ? 'missing'
      : signals.modules[name];
  const modules: PageSignals['modules'] = {
    events: read('events'),
    options: read('options'),
    stages: read('stages'),
    // Loaded with the passkey screen, not before
    actions: read('actions', isGateUp && !isLinked),
    socket: read('socket', isLinked || isDue),
  };
  const detection: DetectionSignal[] = moduleSignals.filter(
    (name) => modules[name] === 'loaded',
  );
  if (testIds.length > 0) detection.push('card');
  const answering = signals.override;
  const isLoading =
    !isLinked && !isDue && detection.length === 0 && !isAllMissing(modules);
  const supported =
    answering && (isLinked || isLoading || detection.length > 0);
  return { ...signals, modules, detection, answering, supported, isLoading };
}

const moduleSignals = ['events', 'options', 'stages'] as const;

function isAllMissing(modules: PageSignals['modules']): boolean {
  return moduleSignals.every((name) => modules[name] === 'missing');
}
