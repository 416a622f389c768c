import { findBrokenLinks } from './find-broken-links';

const find = (text: string) => findBrokenLinks(__filename, text);

describe('findBrokenLinks', () => {
  it('follows relative links', () => {
    expect(find('[a](./find-broken-links.ts) [b](../documents)')).toEqual([]);
    expect(find('see [a](nowhere.md).')).toEqual(['nowhere.md']);
  });

  it('leaves the web and code alone', () => {
    expect(find('[a](https://example.test/x) `[b](nowhere.md)`')).toEqual([]);
    expect(find('```\n[b](nowhere.md)\n```\n')).toEqual([]);
  });

  it('does not look for anchors in files that are not Markdown', () => {
    expect(find('[a](find-broken-links.ts#L3)')).toEqual([]);
  });

  it('looks for the heading of an anchor', () => {
    const file = '/a/page.md';
    const text = '## 2. What `get` does\n\n[a](#2-what-get-does) [b](#3-more)';
    expect(findBrokenLinks(file, text)).toEqual(['#3-more']);
  });
});
