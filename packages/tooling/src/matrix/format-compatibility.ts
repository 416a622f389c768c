import { systemBrowser } from './cover';
import { Footnotes } from './footnotes';
import type { Check, Result } from './result';

interface Table {
  kind: Result['combination']['kind'];
  title: string;
  intro: string;
  columns: [head: string, read: (result: Result) => string][];
}

const tables: Table[] = [
  {
    kind: 'link',
    title: 'Linking with whatsapp-web.js',
    intro:
      'Each row links three times with a client that has passkeys attached: by QR code, by pairing code (`pairWithPhoneNumber`), and by `requestPairingCode()` on a client made without that option. Then it logs out after the first, and destroys the client after the second: the session folder and the browser must be gone.',
    columns: [
      ['Node', version('node')],
      ['puppeteer', version('puppeteer')],
      ['whatsapp-web.js', version('library')],
      ['browser', describeBrowser],
    ],
  },
  {
    kind: 'sign',
    title: "Signing in the owner's browser",
    intro:
      "Each row signs one challenge with the helper extension's own function, in a page of WhatsApp's origin; the stand-in's server judges the signature. Headless shells load no extensions, so the function runs there without the rest of the helper.",
    columns: [['browser', describeBrowser]],
  },
  {
    kind: 'nest',
    title: 'Nest hosts',
    intro:
      "Each row starts a Nest application with `PasskeyModule` and WAHA's validation pipe, and calls it over HTTP: the challenge, an assertion that must be refused, one that must be taken, and the OpenAPI document.",
    columns: [
      ['Node', version('node')],
      ['Nest', version('nest')],
      ['swagger', version('swagger')],
      ['class-validator', version('validator')],
    ],
  },
];

/** The document, from results alone. */
export function formatCompatibility(results: readonly Result[]): string {
  return [
    '# What works with what',
    '',
    '`npm run matrix` writes this page from what it measured; do not edit it by hand. It runs on Linux x64, outside CI, with our packages as npm packs them, exact versions of everything else, and the stand-in for WhatsApp: no live account was used. "yes" was tried and worked; "no" names its reason below the table; "–" was not reached.',
    '',
    'The table is a cover, not the whole product: each version with the usual others, each Node with each puppeteer, the oldest with the oldest, and one step outside of what we support. `engines`, the peer ranges and `minimum_chrome_version` follow from it, and a test compares them.',
    '',
    ...tables.flatMap((table) =>
      formatTable(
        table,
        results.filter(({ combination }) => combination.kind === table.kind),
      ),
    ),
  ].join('\n');
}

function formatTable(table: Table, results: Result[]): string[] {
  if (results.length === 0) return [];
  const notes = new Footnotes();
  const names = results[0]?.checks.map(({ name }) => name) ?? [];
  const heads = [...table.columns.map(([head]) => head), ...names, 'date'];
  const rows = results.map((result) => [
    ...table.columns.map(([, read]) => read(result)),
    ...result.checks.map((check) => describeCheck(check, notes)),
    result.at.slice(0, 10),
  ]);
  return [
    `## ${table.title}`,
    '',
    table.intro,
    '',
    toRow(heads),
    toRow(heads.map(() => '---')),
    ...rows.map(toRow),
    '',
    ...notes.lines,
    '',
  ];
}

function describeCheck(check: Check, notes: Footnotes): string {
  switch (check.outcome) {
    case 'passed':
      return 'yes';
    case 'not-reached':
      return '–';
    case 'failed':
      return `no (${notes.add(check.error ?? 'no reason given')})`;
  }
}

const toRow = (cells: string[]): string => `| ${cells.join(' | ')} |`;

/** What the program reported; when it did not come to that, what was asked for. */
function version(name: string): (result: Result) => string {
  return ({ versions, combination }) =>
    versions[name] ??
    String((combination as unknown as Record<string, unknown>)[name]);
}

function describeBrowser(result: Result): string {
  const { combination } = result;
  if (combination.kind === 'nest') return '';
  const reported = /[\d.]+$/.exec(result.versions['browser'] ?? '')?.[0];
  return combination.browser === systemBrowser
    ? `Chromium ${reported ?? '(installed)'}`
    : `headless shell ${reported ?? combination.browser}`;
}
