import { handoffHeaders, renderHandoffPage } from './render-handoff-page';

const nonce = 'bm9uY2U';

describe('the hand-off page', () => {
  it('runs only what carries the nonce of its response', () => {
    const policy = handoffHeaders(nonce)['Content-Security-Policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'nonce-${nonce}'`);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const page = renderHandoffPage(nonce);
    expect(page.match(/<script[^>]*>/g)).toEqual([
      `<script nonce="${nonce}" type="module">`,
    ]);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
  });

  it('loads nothing from elsewhere', () => {
    expect(renderHandoffPage(nonce)).not.toMatch(/\b(src|href)="(?!data:)/);
  });

  it('names the authors of the code that it brings', () => {
    const notice = /module">\/\*! With parts of:\n([^*]*)\*\//.exec(
      renderHandoffPage(nonce),
    );
    expect(notice?.[1]?.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^dijkstrajs .*Wyatt Baldwin.* MIT\. https:/),
      expect.stringMatching(/^lit-html .*Google LLC.* BSD-3-Clause\. https:/),
      expect.stringMatching(/^qrcode .*Ryan Day.* MIT\. http:/),
    ]);
  });

  it('is not framed, kept, or told where its visitor came from', () => {
    expect(handoffHeaders(nonce)).toMatchObject({
      'Cache-Control': 'no-store',
      'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
    });
  });
});
