import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PasskeyChallenge } from '@waha-passkey/contract';
import {
  chromiumLaunchOptions,
  type Owner,
  type StandIn,
} from '@waha-passkey/testbed';
import type { PackedProject } from './packed-project';
import { root } from './public-packages';

/** What the README leaves to its reader: the client, and a way to its owner. */
const app = `
  import whatsapp from 'whatsapp-web.js';
  export const client = new whatsapp.Client({
    puppeteer: JSON.parse(process.argv[2]),
    webVersionCache: { type: 'none' },
  });
  client.on('qr', (qr) => process.connected && process.send({ qr }));
  client.on('ready', async () => {
    await client.destroy();
    process.disconnect();
  });
  export const askTheOwner = (challenge) =>
    new Promise((resolve) => {
      process.once('message', resolve);
      process.send({ challenge });
    });
`;

/** The README's program as its reader has it; the test plays phone and owner. */
export class ReadmeProgram {
  private output = '';
  private readonly qr: Promise<string>;
  private readonly challenge: Promise<PasskeyChallenge>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => (this.output += String(chunk)));
    }
    this.qr = this.receive('qr');
    this.challenge = this.receive('challenge');
  }

  static start(
    project: PackedProject,
    node: string,
    standIn: StandIn,
  ): ReadmeProgram {
    project.write('app.mjs', app);
    const program = project.write('example.mjs', readExample());
    const launch = JSON.stringify(chromiumLaunchOptions(standIn));
    const { PATH, HOME } = process.env;
    return new ReadmeProgram(
      spawn(node, [program, launch], {
        cwd: project.folder,
        env: { PATH, HOME },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      }),
    );
  }

  /** Resolves with all that it printed until its end. */
  async link(standIn: StandIn, owner: Owner): Promise<string> {
    const ended = once(this.child, 'close').then(() => this.output);
    const act = async () => {
      const link = await standIn.phone.scan(await this.qr);
      this.child.send(await owner.sign(await this.challenge));
      await standIn.waitForDelivery();
      await standIn.phone.approve({ link });
      return ended;
    };
    return Promise.race([ended, act()]);
  }

  stop(): void {
    if (this.child.exitCode === null) this.child.kill('SIGKILL');
  }

  private receive<T>(name: string): Promise<T> {
    return new Promise((resolve) => {
      this.child.on('message', (message: Record<string, T>) => {
        if (name in message) resolve(message[name] as T);
      });
    });
  }
}

function readExample(): string {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const example = /^```js\n([^]*?)^```$/m.exec(readme)?.[1];
  if (example === undefined) throw new Error('README.md has no js example.');
  return example;
}
