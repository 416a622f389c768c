import { formatCompatibility } from './format-compatibility';
import { readRows } from './read-tables';
import type { Check, Result } from './result';

function link(checks: Check[], versions: Record<string, string> = {}): Result {
  return {
    combination: {
      kind: 'link',
      node: '24.0.0',
      puppeteer: '25.16.0',
      library: '1.34.7',
      browser: 'system',
    },
    at: '2026-11-30T10:00:00.000Z',
    seconds: 1,
    versions,
    checks,
  };
}

describe('the document', () => {
  const error =
    'TypeError: this.pupBrowser.isConnected is not a function\n  at x (/tmp/y.js)';

  it('says what passed, what failed and what was not reached', () => {
    const text = formatCompatibility([
      link(
        [
          { name: 'QR code', outcome: 'passed' },
          { name: 'logout()', outcome: 'failed', error },
          { name: 'destroy()', outcome: 'not-reached' },
        ],
        { node: '24.22.3', browser: 'Chrome/156.0.1.2' },
      ),
    ]);
    expect(readRows(text, 'Linking with whatsapp-web.js')).toEqual([
      {
        Node: '24.22.3',
        puppeteer: '25.16.0',
        'whatsapp-web.js': '1.34.7',
        browser: 'Chromium 156.0.1.2',
        'QR code': 'yes',
        'logout()': 'no (1)',
        'destroy()': '–',
        date: '2026-11-30',
      },
    ]);
    expect(text).toContain(
      '1. `TypeError: this.pupBrowser.isConnected is not a function`: puppeteer 25',
    );
    expect(text).not.toContain('/tmp');
  });

  it('gives the same reason one number', () => {
    const failed: Check[] = [{ name: 'logout()', outcome: 'failed', error }];
    const text = formatCompatibility([link(failed), link(failed)]);
    expect(text.match(/no \(1\)/g)).toHaveLength(2);
    expect(text).not.toContain('\n2. ');
  });
});
