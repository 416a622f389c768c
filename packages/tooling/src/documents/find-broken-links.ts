import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Relative links of a Markdown text that lead nowhere: a missing file, or a
 * missing heading. Links to the web are not followed.
 */
export function findBrokenLinks(file: string, text: string): string[] {
  return findLinks(text).filter((link) => {
    if (/^[a-z][a-z+.-]*:/i.test(link)) return false;
    const [below = '', anchor] = link.split('#', 2);
    const target =
      below === '' ? file : path.resolve(path.dirname(file), decode(below));
    if (below !== '' && !existsSync(target)) return true;
    if (anchor === undefined || !target.endsWith('.md')) return false;
    const headings = below === '' ? text : readFileSync(target, 'utf8');
    return !findAnchors(headings).has(anchor);
  });
}

function findLinks(text: string): string[] {
  const links = withoutCode(text).matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g);
  return [...links].map(([, link = '']) => link);
}

/** As GitHub makes them of headings. */
function findAnchors(text: string): Set<string> {
  const anchors = new Set<string>();
  const headings = text.replace(/^```[^]*?^```/gm, '').matchAll(/^#+ +(.+)$/gm);
  for (const [, heading = ''] of headings) {
    const slug = heading
      .trim()
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let anchor = slug;
    for (let n = 1; anchors.has(anchor); n += 1) anchor = `${slug}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}

function withoutCode(text: string): string {
  return text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
}

function decode(link: string): string {
  return decodeURIComponent(link);
}
