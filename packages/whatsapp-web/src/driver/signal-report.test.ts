import type { PageSignals } from '../protocol/page-signals';
import { toSignalReport } from './signal-report';

function signals(
  modules: Partial<PageSignals['modules']> = {},
  rest: Partial<PageSignals> = {},
): PageSignals {
  return {
    version: '2.3000.1',
    override: true,
    modules: {
      events: 'not-loaded',
      options: 'not-loaded',
      stages: 'not-loaded',
      actions: 'not-loaded',
      socket: 'loaded',
      ...modules,
    },
    testIds: [],
    ...rest,
  };
}

const young = { isLinked: false, isGateUp: false, isOverdue: false };
const overdue = { ...young, isOverdue: true };
const gate = { ...young, isGateUp: true };
const linked = { ...overdue, isLinked: true };

describe('toSignalReport', () => {
  it.each([
    ['events', signals({ events: 'loaded' })],
    ['options', signals({ options: 'loaded' })],
    ['stages', signals({ stages: 'loaded' })],
    ['card', signals({}, { testIds: ['link-device-qr-code'] })],
  ])('is content with one signal: %s', (signal, given) => {
    expect(toSignalReport(given, overdue)).toMatchObject({
      detection: [signal],
      supported: true,
    });
  });

  it('has no support without a signal', () => {
    expect(toSignalReport(signals(), overdue).supported).toBe(false);
  });

  it('expects no linking modules of a linked page', () => {
    expect(toSignalReport(signals(), linked).supported).toBe(true);
  });

  it('has no support when the page’s call would not reach us', () => {
    const given = signals({ events: 'loaded' }, { override: false });
    expect(toSignalReport(given, linked).supported).toBe(false);
  });

  it('calls a module missing once it should have been loaded, and not before', () => {
    const modulesOf = (context: typeof young, given = signals()) =>
      toSignalReport(given, context).modules;
    const states = (state: string) => ({
      events: state,
      options: state,
      stages: state,
    });
    expect(modulesOf(young)).toMatchObject(states('not-loaded'));
    expect(modulesOf(linked)).toMatchObject(states('not-loaded'));
    expect(modulesOf(overdue)).toMatchObject({
      ...states('missing'),
      actions: 'not-loaded',
    });
    expect(modulesOf(gate)).toMatchObject({
      ...states('missing'),
      actions: 'missing',
    });
    const changed = signals({ stages: 'missing' });
    expect(modulesOf(young, changed).stages).toBe('missing');
  });

  it('withdraws no support while modules may still load', () => {
    expect(toSignalReport(signals(), young)).toMatchObject({
      supported: true,
      isLoading: true,
      detection: [],
    });
    const changed = signals({
      events: 'missing',
      options: 'missing',
      stages: 'missing',
    });
    expect(toSignalReport(changed, young)).toMatchObject({
      supported: false,
      isLoading: false,
    });
  });

  it('does not take a page for supported that shows none of its modules', () => {
    const unseen = signals({
      events: 'unknown',
      options: 'unknown',
      stages: 'unknown',
    });
    expect(toSignalReport(unseen, young).supported).toBe(true);
    expect(toSignalReport(unseen, overdue)).toMatchObject({
      supported: false,
      modules: { events: 'unknown' },
    });
  });
});
