import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Series } from './plan/plan-series';
import { readRecipes } from './recipe/read-recipes';
import { collectSources } from './vendor/collect-sources';

/** The recipes in `patches/`, and our sources as WAHA gets them. */
export async function readSeries(
  onFile?: (count: number) => void,
): Promise<Series> {
  return {
    recipes: readRecipes(findPatches()),
    files: await collectSources(onFile),
  };
}

/** At the top of this repository, or in the built package. */
function findPatches(): string {
  const places = ['../../../patches', 'patches'].map((path) =>
    join(__dirname, path),
  );
  const found = places.find((place) =>
    existsSync(join(place, '01-statuses.md')),
  );
  if (!found) {
    throw new Error(`The series is missing: looked in ${places.join(', ')}.`);
  }
  return found;
}
