import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import type { Owner, StandIn } from '@waha-passkey/testbed';

export type Way = 'qr' | 'code' | 'code on request';

export type Outcome =
  { outcome: 'passed' } | { outcome: 'failed'; error: string };

/** What became of one link; what was not reached is missing. */
export interface LinkReport {
  versions: Record<string, string>;
  linked?: Outcome;
  loggedOut?: Outcome;
  closed?: Outcome;
}

type Message =
  | { type: 'qr'; qr: string }
  | { type: 'code'; code: string }
  | { type: 'required'; challenge: PasskeyChallenge }
  | { type: 'accepted' }
  | { type: 'linked'; versions: Record<string, string> }
  | { type: 'logged-out' | 'closed' | 'done'; error?: string }
  | { type: 'failed'; error: string };

/** What the script is given. */
export interface LinkJob {
  way: Way;
  phoneNumber: string;
  dataPath: string;
  puppeteer: object;
}

const LIMIT_MS = 60_000;

/** One process that links, and the phone and the owner it needs. */
export class LinkRun {
  private readonly report: LinkReport = { versions: {} };
  private child: ChildProcess | undefined;

  constructor(
    private readonly stage: {
      node: string;
      script: string;
      standIn: StandIn;
      owner: Owner;
    },
  ) {}

  /** Never rejects: a process that fails or hangs is part of the report. */
  async run(job: LinkJob): Promise<LinkReport> {
    const { node, script } = this.stage;
    const child = fork(script, [], {
      execPath: node,
      execArgv: [],
      cwd: path.dirname(script),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child = child;
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('message', (message) => this.onMessage(message as Message));
    child.send(job);
    const problem = await untilEnded(child);
    const error = problem ?? findError(stderr);
    if (!this.report.linked) this.fail(error);
    else if (problem) this.report.closed = { outcome: 'failed', error };
    return this.report;
  }

  private onMessage(message: Message): void {
    const { owner, standIn } = this.stage;
    const { phone } = standIn;
    switch (message.type) {
      case 'qr':
        return this.act(phone.scan(message.qr));
      case 'code':
        return this.act(phone.enterCode(message.code));
      case 'required':
        return this.act(
          owner.sign(message.challenge).then((assertion) => {
            this.child?.send({ assertion });
          }),
        );
      case 'accepted':
        return this.act(phone.approve());
      case 'linked':
        this.report.versions = message.versions;
        this.report.linked = { outcome: 'passed' };
        return;
      case 'logged-out':
        this.report.loggedOut = toOutcome(message.error);
        return;
      case 'closed':
        this.report.closed = toOutcome(message.error);
        return;
      case 'failed':
        this.fail(message.error);
        return void this.child?.kill('SIGKILL');
      case 'done':
        return void this.child?.disconnect();
    }
  }

  private act(done: Promise<unknown>): void {
    done.catch((error: unknown) => {
      this.fail(String(error));
      this.child?.kill('SIGKILL');
    });
  }

  private fail(error: string): void {
    this.report.linked ??= { outcome: 'failed', error };
  }
}

function toOutcome(error: string | undefined): Outcome {
  return error === undefined
    ? { outcome: 'passed' }
    : { outcome: 'failed', error };
}

/** Resolves with what was wrong with its end, if something was. */
function untilEnded(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let problem: string | undefined;
    const limit = setTimeout(() => {
      problem = `The process was not finished after ${LIMIT_MS / 1000} s.`;
      child.kill('SIGKILL');
    }, LIMIT_MS);
    child.on('error', (error) => (problem = error.message));
    // Not `close`: its browser's crash handler holds the pipe a while longer.
    child.on('exit', () => {
      clearTimeout(limit);
      resolve(problem);
    });
  });
}

function findError(stderr: string): string {
  const line = stderr.split('\n').find((one) => /Error/.test(one));
  return line?.trim() ?? 'The process ended without an answer.';
}
