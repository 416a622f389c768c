import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PrometheusMetrics } from '../../src/metrics/prometheus-metrics';

const read = (file: string) =>
  readFileSync(path.resolve(__dirname, '../../../../docs', file), 'utf8');

/** What Prometheus makes of each type of metric. */
const suffixes: Record<string, readonly string[]> = {
  counter: [''],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count'],
};

async function listSeries(): Promise<string[]> {
  const text = await new PrometheusMetrics(true).read([]);
  return [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(
    ([, name = '', type = '']) =>
      (suffixes[type] ?? []).map((suffix) => name + suffix),
  );
}

const listUsed = (text: string) => [
  ...new Set(text.match(/\bwaha_passkey_\w+/g) ?? []),
];

interface Dashboard {
  title: string;
  panels: { title: string; targets: { expr: string }[] }[];
}

describe('the dashboard for Grafana', () => {
  const dashboard = JSON.parse(read('grafana-dashboard.json')) as Dashboard;

  it('asks for series that exist', async () => {
    const series = await listSeries();
    for (const { title, targets } of dashboard.panels) {
      const used = targets.flatMap(({ expr }) => listUsed(expr));
      expect([title, used.length > 0]).toEqual([title, true]);
      expect(series).toEqual(expect.arrayContaining(used));
    }
  });

  it('shows every metric', async () => {
    const used = listUsed(JSON.stringify(dashboard.panels));
    const metrics = (await listSeries()).filter(
      (name) => !/_(?:sum|count)$/.test(name),
    );
    expect(used).toEqual(expect.arrayContaining(metrics));
  });
});

it('names series that exist in docs/operations.md', async () => {
  const used = listUsed(read('operations.md'));
  expect(used.length).toBeGreaterThan(5);
  const metrics = (await listSeries()).map((name) =>
    name.replace(/_bucket$/, ''),
  );
  expect([...metrics, ...(await listSeries())]).toEqual(
    expect.arrayContaining(used),
  );
});
