import { parseCommandLine } from './commands.cjs';

describe('parseCommandLine', () => {
  it('hands on what npm passes after --', () => {
    expect(parseCommandLine(['demo', '--code']).args).toEqual(['--code']);
    expect(parseCommandLine(['test', 'packages/nest']).args).toEqual([
      'packages/nest',
    ]);
  });

  it('needs no browser to lint', () => {
    expect(parseCommandLine(['lint']).command.needsBrowser).toBe(false);
  });

  it('refuses arguments that nobody would read', () => {
    expect(() => parseCommandLine(['lint', '--fix'])).toThrow(
      'takes no arguments',
    );
  });

  it('names the commands there are when it does not know one', () => {
    expect(() => parseCommandLine(['constructor'])).toThrow(
      'demo, start, test, lint, format, bench, matrix',
    );
    expect(() => parseCommandLine([])).toThrow('demo, start');
  });
});
