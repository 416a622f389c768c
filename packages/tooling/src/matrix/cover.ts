import {
  type Combination,
  type LinkCombination,
  type NestCombination,
  toId,
} from './combination';

/** The installed Debian package; every other name is a version of npm's. */
export const systemBrowser = 'system';

/** What a row has where it does not say otherwise. */
const usual = {
  kind: 'link',
  node: '24.22.3',
  puppeteer: '24.43.1',
  library: '1.34.7',
  browser: systemBrowser,
} satisfies LinkCombination;

const nodes = ['20.11.0', '20.20.2', '22.23.5', '24.22.3', '26.12.1'];
const puppeteers = ['24.31.0', '24.43.1', '25.16.0'];

/** Headless shells of npm's `@sparticuz/chromium`, newest first. */
const shells = [
  ...['153.0.0', '143.0.4', '129.0.0', '127.0.0', '119.0.2', '116.0.0'],
  ...['112.0.2', '109.0.6'],
];

const nest11 = { nest: '11.2.10', swagger: '11.4.7', validator: '0.14.4' };
const nest12 = { nest: '12.5.1', swagger: '12.0.2', validator: '0.15.1' };

/**
 * Not the whole product: every version once with the usual others, every Node
 * with every puppeteer, and the old libraries with the old Node and browser.
 */
export const cover: readonly Combination[] = distinct([
  ...nodes.flatMap((node) =>
    puppeteers.map((puppeteer) => link({ node, puppeteer })),
  ),
  ...puppeteers.map((puppeteer) => link({ puppeteer, library: '1.34.6' })),
  link({ node: '20.11.0', puppeteer: '24.31.0', library: '1.34.6' }),
  ...shells.map((browser) => link({ browser })),
  link({ browser: '116.0.0', puppeteer: '24.31.0', library: '1.34.6' }),
  // One step outside the ranges: what happens there?
  link({ node: '18.20.8' }),
  link({ node: '20.0.0' }),
  link({ library: '1.34.5' }),
  ...[systemBrowser, ...shells.slice(0, 4)].map((browser) => ({
    kind: 'sign' as const,
    browser,
  })),
  nest({
    node: '20.11.0',
    nest: '11.0.0',
    swagger: '11.0.0',
    validator: '0.14.0',
  }),
  ...nodes.map((node) => nest({ node, ...nest11 })),
  nest({ ...nest11, validator: '0.15.1' }),
  ...nodes.map((node) => nest({ node, ...nest12 })),
  nest({ nest: '12.0.0', swagger: '12.0.0', validator: '0.15.1' }),
  nest({ ...nest12, validator: '0.14.4' }),
]);

function link(changes: Partial<LinkCombination>): LinkCombination {
  return { ...usual, ...changes };
}

function nest(changes: Partial<NestCombination>): NestCombination {
  return { kind: 'nest', node: usual.node, ...nest11, ...changes };
}

function distinct(all: Combination[]): Combination[] {
  return [...new Map(all.map((one) => [toId(one), one])).values()];
}
