/**
 * `WAHA_DIST=<folder>` names a built WAHA that carries the patches (or, with
 * `WAHA_NODE_OPTIONS`, the overlay): `dist/main.js` and `node_modules` in it.
 */
export const wahaRoot = process.env['WAHA_DIST'] ?? '';

if (wahaRoot === '') {
  process.stderr.write(
    'A real WAHA is not run: set WAHA_DIST to a built WAHA with the patches.\n',
  );
}

export const describeRealWaha = wahaRoot === '' ? describe.skip : describe;

/** Those of ours that this WAHA may have itself as well. */
export const passkeyRoutes = [
  ['GET', ''],
  ['GET', '/capability'],
  ['GET', '/challenge'],
  ['GET', '/confirmation'],
  ['POST', ''],
  ['POST', '/confirm'],
  ['POST', '/reject'],
  ['POST', '/cancel'],
  ['POST', '/renew'],
  ['POST', '/handoff'],
] as const;
