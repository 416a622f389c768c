import { guardProcess } from '../../src/guard/guard-process';
import { leaveScope, runInScope } from '../../src/guard/session-scope';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const faults: Record<string, () => void> = {
  rejection: () => void Promise.reject(new Error('secret')),
  exception: () => {
    throw new Error('secret');
  },
};

const [, , where, what = ''] = process.argv;
const fault = faults[what];
guardProcess({ debug: say, info: say, warn: say, error: say });
const session = {
  name: 'mine',
  fail: (error: unknown) => {
    say(`failed: ${error instanceof Error}`);
  },
};
const later = (): void => {
  setTimeout(() => fault?.(), 10);
  setTimeout(() => {
    say('alive');
  }, 50);
};
runInScope(session, () => {
  if (where === 'inside') later();
  else leaveScope(later);
});
