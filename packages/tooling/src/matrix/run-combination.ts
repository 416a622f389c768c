import path from 'node:path';
import type { AxisFiles } from './axis-files';
import type { Combination } from './combination';
import { systemBrowser } from './cover';
import { parseReport, type Report } from './result';
import { type ChildOptions, runStage } from './run-child';

const LIMIT_MS = 4 * 60_000;

export interface MatrixContext extends Pick<ChildOptions, 'signal' | 'env'> {
  root: string;
  tmp: string;
  files: AxisFiles;
  /** The installed browser. */
  systemBrowser: string;
}

/** Installs what the combination needs, and tries it. */
export async function runCombination(
  combination: Combination,
  context: MatrixContext,
): Promise<Report> {
  const { file, job } = await prepare(combination, context);
  const answer = await runStage(path.join(context.root, file), job, {
    signal: context.signal,
    env: context.env,
    cwd: context.tmp,
    limitMs: LIMIT_MS,
  });
  return parseReport(answer);
}

async function prepare(
  combination: Combination,
  { root, files, ...context }: MatrixContext,
): Promise<{ file: string; job: object }> {
  const findBrowser = (name: string) =>
    name === systemBrowser ? context.systemBrowser : files.browser(name);
  const nearby = (file: string) => path.join(root, 'packages', file);
  switch (combination.kind) {
    case 'link': {
      const { puppeteer, library } = combination;
      const project = await files.project(
        `puppeteer-${puppeteer}-library-${library}`,
        {
          puppeteer,
          'whatsapp-web.js': library,
          '@adiwajshing/keyed-db': '0.2.4',
        },
        [nearby('whatsapp-web/matrix/link.cjs')],
      );
      return {
        file: 'packages/whatsapp-web/matrix/stage.ts',
        job: {
          node: await files.node(combination.node),
          script: path.join(project, 'link.cjs'),
          browser: await findBrowser(combination.browser),
        },
      };
    }
    case 'sign':
      return {
        file: 'packages/extension/matrix/stage.ts',
        job: { browser: await findBrowser(combination.browser) },
      };
    case 'nest': {
      const { nest, swagger, validator } = combination;
      const project = await files.project(
        `nest-${nest}-validator-${validator}`,
        {
          '@nestjs/common': nest,
          '@nestjs/core': nest,
          '@nestjs/platform-express': nest,
          '@nestjs/swagger': swagger,
          'class-validator': validator,
          'class-transformer': '0.5.1',
          'reflect-metadata': '0.2.2',
          rxjs: '7.8.2',
          '@adiwajshing/keyed-db': '0.2.4',
        },
        [nearby('nest/matrix/host.cjs'), nearby('testbed/dist/driver')],
      );
      return {
        file: 'packages/nest/matrix/stage.ts',
        job: {
          node: await files.node(combination.node),
          script: path.join(project, 'host.cjs'),
        },
      };
    }
  }
}
