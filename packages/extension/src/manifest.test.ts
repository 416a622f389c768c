import { readFileSync } from 'node:fs';
import path from 'node:path';

const manifest = JSON.parse(
  readFileSync(path.join(__dirname, '../static/manifest.json'), 'utf8'),
) as Record<string, unknown>;

/** Whoever widens this must say why in docs/signing.md and docs/security.md. */
describe('the manifest', () => {
  it('asks for two permissions and one origin', () => {
    expect(manifest['permissions']).toEqual(['scripting', 'storage']);
    expect(manifest['host_permissions']).toEqual([
      'https://web.whatsapp.com/*',
    ]);
  });

  it('leaves the server to a grant by its owner', () => {
    expect(manifest['optional_host_permissions']).toEqual([
      'https://*/*',
      'http://localhost/*',
      'http://127.0.0.1/*',
    ]);
  });

  it('lets nobody talk to the helper', () => {
    expect(manifest['externally_connectable']).toEqual({ ids: [] });
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('optional_permissions');
  });

  it('runs no code from elsewhere', () => {
    expect(manifest['content_security_policy']).toEqual({
      extension_pages: expect.stringContaining(
        "default-src 'none'; script-src 'self';",
      ) as string,
    });
  });
});
