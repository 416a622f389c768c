import { formatResults } from './format-results';

describe('formatResults', () => {
  const table = formatResults([
    {
      file: 'a.bench.ts',
      seconds: 1,
      results: [
        {
          figure: 'get() → event, p50',
          value: 0.9,
          unit: 'ms',
          baseline: 0.6,
          target: 1.5,
          ok: true,
        },
        {
          figure: 'page heap',
          value: 412.3,
          unit: 'KB',
          target: 300,
          ok: false,
        },
      ],
    },
    { file: 'b.bench.ts', seconds: 1, crash: 'Error: no browser\n  at x' },
  ]);

  it('shows the value, its baseline and their ratio', () => {
    expect(table).toMatch(
      /get\(\) → event, p50 +0\.9 ms +0\.6 ms +1\.5× +1\.5 +met/,
    );
  });

  it('says plainly that a target was missed', () => {
    expect(table).toMatch(/page heap +412 KB +300 +MISSED/);
  });

  it('says that a benchmark crashed, and why, in one line', () => {
    expect(table).toMatch(/b\.bench\.ts +CRASHED: Error: no browser$/m);
  });
});
