import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';

const snippet = readFileSync(path.join(__dirname, 'snippet.js.txt'), 'utf8');
const page = readFileSync(
  path.resolve(__dirname, '../../../../../docs/snippet.md'),
  'utf8',
);

describe('the text that people paste', () => {
  it('stands in the documents as it is', () => {
    expect(page).toContain(`\`\`\`js\n${snippet}\`\`\`\n`);
  });

  it('has the sum that the documents name', () => {
    const sum = createHash('sha256').update(snippet).digest('hex');
    expect(page).toContain(`\`\`\`\n${sum}\n\`\`\``);
  });

  it('is short enough to be read, and carries nothing of anybody', () => {
    expect(snippet.split('\n').length).toBeLessThan(180);
    expect(snippet).not.toMatch(/\b(fetch|XMLHttpRequest|import|eval(?=\())\b/);
  });

  it('reads answers as every other way does', () => {
    const shared = readFileSync(
      path.resolve(__dirname, '../../../../signing/src/sign-in-page.ts'),
      'utf8',
    );
    expect(readerOf(snippet, 'js')).toBe(readerOf(shared, 'ts'));
  });

  it('goes into the page byte for byte', () => {
    const bundle = readFileSync(
      path.resolve(__dirname, '../../page.generated.ts'),
      'utf8',
    );
    const unescaped = JSON.parse(
      /^export const script = (.*);$/m.exec(bundle)?.[1] ?? '""',
    ) as string;
    expect(unescaped.replace(/\\([`$])/g, '$1')).toContain(
      snippet.replaceAll('\\', '\\\\'),
    );
  });
});

/** The function without types, comments and layout. */
function readerOf(text: string, loader: 'js' | 'ts'): string {
  const from = text.indexOf('function readAnswer');
  const body = /^[^]*?\n {2}\}\n/.exec(text.slice(from))?.[0] ?? '';
  expect(body).toContain('clientDataJSON');
  return transformSync(body, { loader, minifyWhitespace: true }).code;
}
