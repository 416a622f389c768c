import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PROGRAM = 'nginx';

/** Debian puts it where only root looks. */
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };

export function hasNginx(): boolean {
  return spawnSync(PROGRAM, ['-v'], { env }).error === undefined;
}

/** A real nginx on a free loopback port, in front of `target`. */
export class Nginx {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(target: string): Promise<Nginx> {
    const folder = mkdtempSync(path.join(tmpdir(), 'nginx-'));
    const port = await findFreePort();
    const file = path.join(folder, 'nginx.conf');
    writeFileSync(file, toConfig(folder, port, target));
    const child = spawn(PROGRAM, ['-p', folder, '-e', 'stderr', '-c', file], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const nginx = new Nginx(`http://127.0.0.1:${port}`, child, folder);
    await nginx.untilListening();
    return nginx;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Its sockets listen before it names itself. */
  private untilListening(): Promise<void> {
    return new Promise((resolve, reject) => {
      let log = '';
      this.child.stderr?.on('data', (data) => {
        log += String(data);
        if (/nginx\/\d/.test(log)) resolve();
      });
      this.child.once('error', reject);
      this.child.once('exit', () => reject(new Error(`nginx ended: ${log}`)));
    });
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

function toConfig(folder: string, port: number, target: string): string {
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr notice;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${target};
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }
  }
}
`;
}
