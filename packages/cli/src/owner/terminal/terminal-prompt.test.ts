import { PassThrough, Writable } from 'node:stream';
import { TerminalPrompt } from './terminal-prompt';

function openTerminal() {
  /** What happened, in order: a terminal that is not raw echoes. */
  const order: string[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => order.push(raw ? 'raw' : 'cooked'),
  });
  const shown: string[] = [];
  const output = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        shown.push(chunk.toString());
        order.push('shown');
        done();
      },
    }),
    { isTTY: true },
  );
  return {
    input,
    order,
    prompt: new TerminalPrompt(input, output),
    shown: () => shown.join(''),
  };
}

const never = new AbortController().signal;

describe('TerminalPrompt', () => {
  it('reads the line a person types', async () => {
    const { input, prompt, shown } = openTerminal();
    const answer = prompt.ask(() => 'Sign? ', never);
    input.write('yes \r');
    await expect(answer).resolves.toBe('yes');
    expect(shown()).toContain('Sign? ');
    expect(shown()).toContain('yes');
  });

  it('shows nothing of a secret', async () => {
    const { input, order, prompt, shown } = openTerminal();
    const answer = prompt.askSecret('API key: ', never);
    input.write('hush\r');
    await expect(answer).resolves.toBe('hush');
    expect(shown()).toBe('API key: \n');
    expect(order.slice(0, 2)).toEqual(['raw', 'shown']);
  });

  it('takes the end of the input for no answer', async () => {
    const { input, prompt } = openTerminal();
    const answer = prompt.ask(() => 'Sign? ', never);
    input.end();
    await expect(answer).rejects.toThrow('There was no answer');
  });

  it('gives the terminal back when nobody needs the answer any more', async () => {
    const { input, prompt } = openTerminal();
    const moved = new AbortController();
    const answer = prompt.ask(() => 'Sign? ', moved.signal);
    moved.abort(new Error('moved on'));
    await expect(answer).rejects.toThrow('moved on');
    expect(input.isPaused()).toBe(true);
  });

  it('asks nobody without a terminal', () => {
    const pipe = new PassThrough();
    expect(new TerminalPrompt(pipe, pipe).isInteractive).toBe(false);
  });
});
