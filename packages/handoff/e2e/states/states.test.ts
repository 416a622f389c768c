import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Page } from 'puppeteer';
import { HandoffHost } from '../hosts/handoff-host';
import { Visitor } from '../hosts/visitor';
import { pageStates } from './page-states';

/** Set by `npm run screenshots`: where pictures of all states go. */
const album = process.env['HANDOFF_SCREENSHOTS'];

describe.each([
  [390, false],
  [1280, true],
])('the page at %d px', (width, dark) => {
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await Visitor.arrive();
  });

  afterAll(() => visitor.leave());

  it.each(pageStates)(
    'is accessible and fits its width: $name',
    async ({ name, reach }) => {
      const host = await HandoffHost.start();
      try {
        const page = await reach(host, visitor, { width, dark });
        expect(await findViolations(page)).toEqual([]);
        expect(await countOverflow(page)).toBe(0);
        await keepPicture(page, `${name}-${width}`);
      } finally {
        await host.close();
      }
    },
  );
});

async function findViolations(page: Page): Promise<string[]> {
  // A page whose CSP forbids inline scripts is examined through CDP.
  const { violations } = await new AxePuppeteer(page).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Pixels by which the page is wider than its window. */
function countOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (album === undefined) return;
  await mkdir(album, { recursive: true });
  const file = path.join(album, `${name}.png`) as `${string}.png`;
  await page.screenshot({ path: file, fullPage: true });
}
