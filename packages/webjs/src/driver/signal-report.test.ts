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
      events: false,
      options: false,
      stages: false,
      actions: false,
      socket: true,
      ...modules,
    },
    testIds: [],
    ...rest,
  };
}

describe('toSignalReport', () => {
  it.each([
    ['events', signals({ events: true })],
    ['options', signals({ options: true })],
    ['stages', signals({ stages: true })],
    ['card', signals({}, { testIds: ['link-device-qr-code'] })],
  ])('is content with one signal: %s', (signal, given) => {
    expect(toSignalReport(given, false)).toMatchObject({
      detection: [signal],
      supported: true,
    });
  });

  it('has no support without a signal', () => {
    expect(toSignalReport(signals(), false).supported).toBe(false);
  });

  it('expects no linking modules of a linked page', () => {
    expect(toSignalReport(signals(), true).supported).toBe(true);
  });

  it('has no support when the page’s call would not reach us', () => {
    const given = signals({ events: true }, { override: false });
    expect(toSignalReport(given, true).supported).toBe(false);
  });
});
