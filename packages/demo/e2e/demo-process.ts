import { CliProcess } from '../../cli/e2e/cli-process';

/** `npm run demo` or `npm start` as a process of its own. */
export class DemoProcess extends CliProcess {
  constructor(args: string[], env: NodeJS.ProcessEnv = {}) {
    super(args, env, 'packages/demo/src/main.ts');
  }
}
