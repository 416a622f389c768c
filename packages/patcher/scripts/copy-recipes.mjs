// Before `npm pack`: the recipes go into the built package. A checkout reads those
// at its top.
import { cp } from 'node:fs/promises';
import path from 'node:path';

await cp(
  path.resolve(import.meta.dirname, '../../../patches'),
  path.resolve(import.meta.dirname, '../dist/patches'),
  { recursive: true },
);
