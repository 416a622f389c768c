import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EngineName, type PasskeyCapability } from '@waha-passkey/contract';
import { gowsCapability } from '@waha-passkey/refusing';
import { nowebCapability } from '@waha-passkey/refusing';
import { createWppDriver, PagePasskeyDriver } from '@waha-passkey/whatsapp-web';

const root = path.resolve(__dirname, '../../..');

/** Each row of the table, and what is declared where that runs. */
const declared: Record<string, PasskeyCapability> = {
  'WEBJS, any, with this adapter': new PagePasskeyDriver().capability,
  'WPP, WAHA 2026.3 or newer': createWppDriver().capability,
  'GOWS, WAHA 2026.7.1 or newer': gowsCapability({ native: true }),
  'GOWS, older WAHA': gowsCapability({ native: false }),
  'NOWEB, any': nowebCapability(),
};

const answeredBy = {
  adapter: 'this adapter',
  engine: 'the engine itself',
  nobody: '`nobody`',
};
const confirmedBy = {
  human: 'human',
  'page-or-human': 'page or human',
  nobody: '`nobody`',
};

describe('docs/engines.md', () => {
  const text = readFileSync(path.join(root, 'docs/engines.md'), 'utf8');
  const rows = readTable(text, '## The table');

  it('has a row for every engine', () => {
    const engines = new Set(rows.map(([engine]) => engine));
    expect([...engines].sort()).toEqual(Object.values(EngineName).sort());
  });

  it('says in its table what the drivers declare, no more and no less', () => {
    const expected = Object.entries(declared).map(([row, capability]) => [
      ...splitOnce(row),
      capability.flows.includes('qr') ? 'yes' : 'no',
      capability.flows.includes('pairing-code') ? 'yes' : 'no',
      answeredBy[capability.answeredBy],
      confirmedBy[capability.confirmedBy],
    ]);
    expect(rows.toSorted(byEngine)).toEqual(expected.toSorted(byEngine));
  });

  it('shows the very flags of NOWEB as its example', () => {
    const example = /```json\n(.*?)```/s.exec(text)?.[1] ?? '';
    expect(JSON.parse(example)).toEqual(nowebCapability());
  });

  it('is where every capability sends its reader', () => {
    for (const { documentation } of Object.values(declared)) {
      expect(documentation).toBe('docs/engines.md');
    }
  });
});

describe('the declared flags', () => {
  const capabilities = Object.values(declared);

  it('give a reason exactly where nobody answers', () => {
    for (const capability of capabilities) {
      expect(capability.reason === null).toBe(capability.supported);
      expect(capability.answeredBy === 'nobody').toBe(!capability.supported);
      expect(capability.flows.length > 0).toBe(capability.supported);
    }
  });

  it('name as alternatives only engines that can, somewhere', () => {
    const able = Object.entries(declared)
      .filter(([, capability]) => capability.supported)
      .map(([row]) => splitOnce(row)[0]);
    for (const { reason } of capabilities) {
      for (const engine of reason?.alternatives ?? []) {
        expect(able).toContain(engine);
      }
    }
  });
});

/** The cells of the first table after a heading, without its head. */
function readTable(text: string, heading: string): string[][] {
  const section = text.slice(text.indexOf(heading) + heading.length);
  const lines = section.trimStart().split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function splitOnce(row: string): [engine: string, host: string] {
  const comma = row.indexOf(', ');
  return [row.slice(0, comma), row.slice(comma + 2)];
}

function byEngine(one: string[], other: string[]): number {
  return one.join().localeCompare(other.join());
}
