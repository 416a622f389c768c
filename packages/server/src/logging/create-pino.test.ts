import { createPino } from './create-pino';

describe('createPino', () => {
  it('keeps secrets out of the log even where somebody logs them', () => {
    const lines: string[] = [];
    const log = createPino('trace', { write: (line) => lines.push(line) });
    const secret = 'canary-7f3a';
    log.info({ challenge: secret, body: { response: secret } }, 'submit');
    log.info({ req: { headers: { 'x-api-key': secret } } }, 'request');
    log.info({ 'x-api-key': secret, a: { b: { signature: secret } } }, 'deep');
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain(secret);
  });
});
