import path from 'node:path';

/** What `scripts/bundle-overlay.mjs` writes: ready to be mounted. */
export const overlayFolder = path.resolve(__dirname, '../dist/overlay');
