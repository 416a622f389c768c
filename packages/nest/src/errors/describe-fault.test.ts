import { describeFault } from './describe-fault';

describe('describeFault', () => {
  it('says what was thrown and where, without its message', () => {
    const fault = describeFault(new TypeError('canary'));
    expect(fault).toMatch(/^TypeError\n\s+at .*describe-fault\.test/);
    expect(fault).not.toContain('canary');
  });

  it('leaves a message out that looks like a frame', () => {
    const fault = describeFault(new Error('one\n    at canary'));
    expect(fault).not.toContain('canary');
  });

  it('leaves a stack out that was made up', () => {
    const error = Object.assign(new Error('x'), { stack: '\n    at canary' });
    expect(describeFault(error)).toBe('Error');
    expect(describeFault('canary')).toBe('string');
  });
});
