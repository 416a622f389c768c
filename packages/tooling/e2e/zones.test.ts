import { spawnSync } from 'node:child_process';
import path from 'node:path';

const forbidden = [
  {
    title: 'contract importing anything at all',
    file: 'packages/contract/src/index.ts',
    code: "export { systemClock } from '@waha-passkey/ceremony';",
    message: 'contract must not import ceremony',
  },
  {
    title: 'the same by relative path',
    file: 'packages/contract/src/index.ts',
    code: "export { systemClock } from '../../ceremony/src/clock';",
    message: 'contract must not import ceremony',
  },
  {
    title: 'a driver in nest, which takes drivers as they come',
    file: 'packages/nest/src/index.ts',
    code: "export * from '@waha-passkey/whatsapp-web';",
    message: 'nest must not import whatsapp-web',
  },
  {
    title: 'the stand-in in the server',
    file: 'packages/server/src/index.ts',
    code: "export { startStandIn } from '@waha-passkey/testbed';",
    message: 'server must not import testbed',
  },
  {
    title: 'the private server in the published command line',
    file: 'packages/cli/src/index.ts',
    code: "export { createServer } from '@waha-passkey/server';",
    message: 'cli must not import server',
  },
  {
    title: 'the stand-in in the published command line',
    file: 'packages/cli/src/index.ts',
    code: "export { startStandIn } from '@waha-passkey/testbed';",
    message: 'cli must not import testbed',
  },
  {
    title: 'more than the contract in the client',
    file: 'packages/client/src/index.ts',
    code: "export { systemClock } from '@waha-passkey/ceremony';",
    message: 'client must not import ceremony',
  },
];

const allowed = {
  file: 'packages/ceremony/src/index.ts',
  code: "export { SessionStatus } from '@waha-passkey/contract';",
};

describe('dependency zones', () => {
  let messages: string[];

  beforeAll(() => {
    const { stdout } = spawnSync(
      process.execPath,
      [path.join(__dirname, 'lint-snippets.mjs')],
      {
        input: JSON.stringify([...forbidden, allowed]),
        stdio: ['pipe', 'pipe', 'inherit'],
        encoding: 'utf8',
      },
    );
    messages = JSON.parse(stdout) as string[];
  }, 120_000);

  it.each(forbidden.map((snippet, index) => ({ ...snippet, index })))(
    'reports $title',
    ({ index, message }) => expect(messages[index]).toContain(message),
  );

  it('let a package import what stands below it', () => {
    expect(messages[forbidden.length]).toBe('');
  });
});
