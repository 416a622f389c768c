import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PasskeyErrorCode, PasskeyReasonCode } from '@waha-passkey/contract';
import { passkeyHttpStatus } from '../../src/errors/http-status';
import { raiseGate } from '../hosts/gate';
import { startHost } from '../hosts/host';

const page = readFileSync(
  path.resolve(__dirname, '../../../../docs/errors.md'),
  'utf8',
);

/** Rows of the page's tables whose first cell is a name in code. */
const rows = page
  .split('\n')
  .filter((line) => /^\| `[A-Z0-9_]+` +\|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`([A-Z0-9_]+)`$/, '$1')),
  );
const errorRows = rows.filter(([code]) => code?.startsWith('PASSKEY_'));
const reasonRows = rows.filter(([code]) => !code?.startsWith('PASSKEY_'));

describe('docs/errors.md', () => {
  it('lists every error code once, and no other', () => {
    expect(errorRows.map(([code]) => code).sort()).toEqual(
      Object.values(PasskeyErrorCode).sort(),
    );
  });

  it.each(errorRows)('gives %s its HTTP status, %s', (code, status) => {
    expect(status).toBe(String(passkeyHttpStatus[code as PasskeyErrorCode]));
  });

  it('says of each when it is met, and what to do', () => {
    const incomplete = errorRows.filter(
      (cells) => cells.length !== 4 || cells.includes(''),
    );
    expect(incomplete).toEqual([]);
  });

  it('lists every reason once, and no other', () => {
    expect(reasonRows.map(([reason]) => reason).sort()).toEqual(
      Object.values(PasskeyReasonCode).sort(),
    );
  });

  it.each(reasonRows)(
    'says what a submit meets after %s: %s',
    async (reason, code) => {
      const host = await startHost();
      const { driver, passkey } = host.run();
      raiseGate(driver);
      driver.emit({
        type: 'failed',
        reason: reason as PasskeyReasonCode,
        retryable: false,
      });
      expect(passkey.attempt?.reason?.code).toBe(reason);
      const answer = await host.submit({});
      expect(answer.body).toMatchObject({ code });
      await host.close();
    },
  );
});
